package dev.tollgate.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Speaks usage.md over real HTTP, stores in memory, and misbehaves as it is told. */
final class StubServer implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    record Request(String path, String authorization, String contentType, String body, List<String> ids) {}

    /** What is done with one request in place of the honest answer. */
    @FunctionalInterface
    interface Fault {
        void answer(StubServer server, HttpExchange exchange, JsonNode events) throws IOException;
    }

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, JsonNode> stored = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Fault> faults = new ConcurrentLinkedQueue<>();
    /** The status that an event gets whatever it holds; empty for an honest look at it. */
    volatile Function<JsonNode, String> verdict = event -> "";
    /** What becomes of each request for which no fault is waiting. */
    volatile Fault always = StubServer::honest;

    volatile String key = "key-1";
    volatile String retryAfter = "";

    StubServer() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", this::handle);
        http.setExecutor(threads);
        http.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    List<Request> requests() {
        return requests;
    }

    Map<String, JsonNode> stored() {
        return stored;
    }

    StubServer next(Fault... each) {
        faults.addAll(List.of(each));
        return this;
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            JsonNode events = JSON.readTree(body);
            List<String> ids = new ArrayList<>();
            events.forEach(event -> ids.add(event.get("id").textValue()));
            String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            requests.add(new Request(
                    exchange.getRequestURI().getPath(),
                    authorization,
                    String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                    body,
                    ids));
            Fault fault = faults.poll();
            if (fault != null) {
                fault.answer(this, exchange, events);
            } else if (!authorization.equals("Bearer " + key)) {
                send(exchange, 401, "{\"type\": \"about:blank\", \"status\": 401}");
            } else {
                always.answer(this, exchange, events);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void honest(StubServer server, HttpExchange exchange, JsonNode events) throws IOException {
        ArrayNode results = server.store(events);
        List<String> statuses = new ArrayList<>();
        results.forEach(result -> statuses.add(result.get("status").textValue()));
        String only = statuses.size() == 1 ? statuses.get(0) : "";
        if (only.equals("rejected")) {
            server.send(
                    exchange,
                    400,
                    problem(400, "invalid-request", results.get(0).get("errors")));
        } else if (only.equals("conflict")) {
            server.send(exchange, 409, problem(409, "conflict", JSON.nullNode()));
        } else if (statuses.stream().allMatch("refused"::equals)) {
            server.send(exchange, 429, problem(429, "too-many-requests", JSON.nullNode()));
        } else {
            boolean good = List.of("accepted", "duplicate").containsAll(statuses);
            server.send(exchange, good ? 200 : 207, answer(results));
        }
    }

    /** What the service says in place of results, where the status says it all. */
    static String problem(int status, String type, JsonNode errors) {
        ObjectNode problem = JSON.createObjectNode()
                .put("type", "urn:tollgate:problem:" + type)
                .put("title", "of the type")
                .put("status", status)
                .put("detail", "of this request")
                .put("correlationId", "4bf92f3577b34da6a3ce929d0e0e4736");
        if (!errors.isNull()) {
            problem.set("errors", errors);
        }
        return problem.toString();
    }

    static String answer(ArrayNode results) {
        ObjectNode answer = JSON.createObjectNode();
        for (String status : List.of("accepted", "duplicate", "conflict", "rejected", "refused")) {
            answer.put(status, 0);
        }
        return answer.set("results", results).toString();
    }

    /** Stores once: the result of each event, in order. */
    ArrayNode store(JsonNode events) {
        ArrayNode results = JSON.createArrayNode();
        for (JsonNode event : events) {
            String status = verdict.apply(event);
            if (status.isEmpty()) {
                JsonNode first = stored.putIfAbsent(event.get("id").textValue(), event);
                status = first == null ? "accepted" : first.equals(event) ? "duplicate" : "conflict";
            }
            ObjectNode result = results.addObject().put("index", results.size() - 1);
            result.set("source", event.get("source"));
            result.set("id", event.get("id"));
            result.put("status", status);
            if (status.equals("rejected")) {
                result.putArray("errors").addObject().put("field", "data.meter").put("message", "is not \"known\"");
            }
        }
        return results;
    }

    void send(HttpExchange exchange, int status, String body) throws IOException {
        if (!retryAfter.isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Stores everything and ends the connection without a word. */
    static void loseTheAnswer(StubServer server, HttpExchange exchange, JsonNode events) {
        server.store(events);
        exchange.close();
    }

    /** Stores everything, and ends the connection in the middle of the answer. */
    static void cutTheAnswer(StubServer server, HttpExchange exchange, JsonNode events) throws IOException {
        byte[] answer = answer(server.store(events)).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer, 0, answer.length / 2);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    static Fault status(int status) {
        return (server, exchange, events) -> server.send(exchange, status, "");
    }

    static Fault status(int status, String retryAfter) {
        return (server, exchange, events) -> {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
            server.send(exchange, status, "");
        };
    }

    static Fault body(int status, String body) {
        return (server, exchange, events) -> server.send(exchange, status, body);
    }

    static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
