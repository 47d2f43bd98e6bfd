package dev.tollgate.ingest.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A gateway that speaks {@code usage.md}: it stores once, and does what it is told to do wrong, one request each. */
public final class StubGateway implements AutoCloseable {
    private static final JsonMapper JSON = Json.mapper();

    private final HttpServer server;
    private final Map<String, JsonNode> stored = new LinkedHashMap<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final List<Seen> requests = new ArrayList<>();

    private StubGateway(HttpServer server) {
        this.server = server;
    }

    /** What goes wrong with one request. */
    public sealed interface Fault {
        /** Nothing is stored. */
        record Status(int status, Optional<String> retryAfter) implements Fault {}

        /** Everything is stored, and the answer never arrives whole. */
        record StoredAndCut() implements Fault {}

        /** Everything is stored, and the last result is missing. */
        record OneResultShort() implements Fault {}

        /** Only the first so many events are taken; the others are refused. */
        record Takes(int events, String retryAfter) implements Fault {}

        /** The first event is rejected. */
        record RejectsFirst() implements Fault {}
    }

    /** One request as it came. */
    public record Seen(String uri, String authorization, String contentType, String body) {}

    public static StubGateway start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        StubGateway gateway = new StubGateway(server);
        server.createContext("/", gateway::handle);
        server.start();
        return gateway;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public synchronized void fails(Fault... next) {
        faults.addAll(List.of(next));
    }

    public synchronized List<Seen> requests() {
        return List.copyOf(requests);
    }

    public synchronized List<String> storedIds() {
        return List.copyOf(stored.keySet());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(new Seen(
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                body));
        List<JsonNode> events = new ArrayList<>();
        for (String line : body.lines().toList()) {
            events.add(JSON.readTree(line));
        }
        switch (Optional.ofNullable(faults.poll()).orElse(new Fault.Takes(Integer.MAX_VALUE, "0"))) {
            case Fault.Status status -> {
                status.retryAfter()
                        .ifPresent(after -> exchange.getResponseHeaders().add("Retry-After", after));
                exchange.getResponseHeaders().add("Location", "https://elsewhere.example/");
                answer(exchange, status.status(), "{}");
            }
            case Fault.StoredAndCut _ -> {
                String whole = results(events, events.size()).toString();
                exchange.sendResponseHeaders(200, whole.length());
                exchange.getResponseBody().write(whole.getBytes(StandardCharsets.UTF_8), 0, whole.length() / 2);
                exchange.getResponseBody().flush();
                exchange.close();
            }
            case Fault.OneResultShort _ -> {
                ObjectNode answer = results(events, events.size());
                ((ArrayNode) answer.get("results")).remove(events.size() - 1);
                answer(exchange, 200, answer.toString());
            }
            case Fault.Takes takes -> {
                ObjectNode answer = results(events, takes.events());
                boolean whole =
                        answer.path("conflict").asInt() + answer.path("refused").asInt() == 0;
                exchange.getResponseHeaders().add("Retry-After", takes.retryAfter());
                answer(exchange, whole ? 200 : 207, answer.toString());
            }
            case Fault.RejectsFirst _ -> {
                ObjectNode answer = results(events, events.size());
                ObjectNode first = (ObjectNode) answer.get("results").get(0);
                stored.remove(first.get("id").asText());
                first.put("status", "rejected")
                        .putArray("errors")
                        .addObject()
                        .put("field", "time")
                        .put("message", "is too old\u001b[2J");
                answer(exchange, 207, answer.toString());
            }
        }
    }

    private ObjectNode results(List<JsonNode> events, int taken) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode results = JSON.createArrayNode();
        for (int i = 0; i < events.size(); i++) {
            JsonNode event = events.get(i);
            JsonNode before = i < taken ? stored.putIfAbsent(event.get("id").asText(), event) : event;
            String status = i >= taken
                    ? "refused"
                    : before == null ? "accepted" : before.equals(event) ? "duplicate" : "conflict";
            results.addObject()
                    .put("index", i)
                    .put("source", event.get("source").asText())
                    .put("id", event.get("id").asText())
                    .put("status", status);
            answer.put(status, answer.path(status).asInt() + 1);
        }
        return answer.set("results", results);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
