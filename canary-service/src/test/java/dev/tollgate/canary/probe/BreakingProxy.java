package dev.tollgate.canary.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before a real sandbox, passes everything on, and breaks what a test tells it to break. */
public final class BreakingProxy implements AutoCloseable {
    /** What to do with one request; true when it has been answered. */
    @FunctionalInterface
    public interface Break {
        boolean meets(Call call) throws Exception;
    }

    private final HttpServer server;
    private final URI sandbox;
    private final Break fault;
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = Json.mapper();

    public BreakingProxy(URI sandbox, Break fault) throws IOException {
        this.sandbox = sandbox;
        this.fault = fault;
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 16);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Every request that came, {@code POST /wallets}, ids left out. */
    public List<String> seen() {
        return seen;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = new Call(exchange);
            seen.add(call.name());
            if (!fault.meets(call)) {
                call.passOn();
            }
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /** One request at the proxy. */
    public final class Call {
        private final HttpExchange exchange;
        private final byte[] body;

        private Call(HttpExchange exchange) throws IOException {
            this.exchange = exchange;
            this.body = exchange.getRequestBody().readAllBytes();
        }

        public String name() {
            return exchange.getRequestMethod() + " "
                    + exchange.getRequestURI().getPath().replaceAll("/[0-9a-f-]{36}", "/{id}");
        }

        public boolean is(String name) {
            return name().equals(name);
        }

        public boolean keyed() {
            return exchange.getRequestHeaders().containsKey("Authorization");
        }

        public HttpExchange exchange() {
            return exchange;
        }

        public HttpResponse<byte[]> upstream(String idempotencyKeySuffix) throws IOException, InterruptedException {
            HttpRequest.Builder builder = HttpRequest.newBuilder(
                    sandbox.resolve(exchange.getRequestURI().getPath()));
            for (String header : List.of("Authorization", "Content-Type", "Idempotency-Key")) {
                String value = exchange.getRequestHeaders().getFirst(header);
                if (value != null) {
                    builder.header(header, header.equals("Idempotency-Key") ? value + idempotencyKeySuffix : value);
                }
            }
            return client.send(
                    builder.method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }

        public ObjectNode upstreamJson() throws IOException, InterruptedException {
            return (ObjectNode) json.readTree(upstream("").body());
        }

        public void passOn() throws IOException, InterruptedException {
            HttpResponse<byte[]> answer = upstream("");
            answer(answer.statusCode(), answer.body());
        }

        public void answer(int status, JsonNode node) throws IOException {
            answer(status, json.writeValueAsBytes(node));
        }

        public void answer(int status, byte[] bytes) throws IOException {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
