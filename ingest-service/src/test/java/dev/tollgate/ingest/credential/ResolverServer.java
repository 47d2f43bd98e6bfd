package dev.tollgate.ingest.credential;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The reference server of the resolver protocol that credentials.md documents: {@code POST} with a reference, answered
 * with the fields of its secret. Answers what it is told to, over real HTTP, and can be slow, cut off, garbled, too large
 * or lead elsewhere. Whoever writes a resolver may check it against this one.
 */
public final class ResolverServer implements AutoCloseable {
    private final HttpServer server;
    private final String token;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<Fault> fault = new AtomicReference<>(ResolverServer::answer);
    private final CountDownLatch closing = new CountDownLatch(1);

    /** What becomes of the answer to a request that is as documented. */
    @FunctionalInterface
    interface Fault {
        void answer(HttpExchange exchange, String json) throws IOException;
    }

    private ResolverServer(HttpServer server, String token) {
        this.server = server;
        this.token = token;
    }

    /** On a free port of this machine, for whoever has the token. */
    public static ResolverServer started(String token) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ResolverServer resolver = new ResolverServer(server, token);
        server.createContext("/resolve", resolver::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return resolver;
    }

    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/resolve";
    }

    /** The whole answer for one reference. */
    public void holds(String reference, String json) {
        answers.put(reference, json);
    }

    int asked() {
        return asked.get();
    }

    void answersWith(Fault next) {
        fault.set(next);
    }

    void answersWithStatus(int status) {
        answersWith((exchange, json) -> send(exchange, status, json));
    }

    void answersTooLate() {
        answersWith((exchange, json) -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                // Until this server is closed, or the asker has surely gone.
                closing.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
    }

    void cutsOff() {
        answersWith((exchange, json) -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, json.length() + 1_000L);
            OutputStream body = exchange.getResponseBody();
            body.write(json.getBytes(StandardCharsets.UTF_8));
            body.flush();
            exchange.close();
        });
    }

    void leadsTo(String elsewhere) {
        answersWith((exchange, json) -> {
            exchange.getResponseHeaders().set("Location", elsewhere);
            send(exchange, 307, "");
        });
    }

    private void handle(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        try (exchange) {
            if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, 401, "");
                return;
            }
            String reference = reference(exchange);
            String json = answers.get(reference);
            if (!exchange.getRequestMethod().equals("POST") || reference.isEmpty()) {
                send(exchange, 400, "");
            } else if (json == null) {
                send(exchange, 404, "");
            } else {
                fault.get().answer(exchange, json);
            }
        }
    }

    private static String reference(HttpExchange exchange) throws IOException {
        JsonNode question = Json.mapper().readTree(exchange.getRequestBody());
        return question.size() == 1 ? question.path("reference").asText() : "";
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        send(exchange, 200, json);
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
