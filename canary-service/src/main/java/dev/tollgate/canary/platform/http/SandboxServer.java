package dev.tollgate.canary.platform.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tollgate.canary.sandbox.Wallets;
import dev.tollgate.kernel.Identifiers;
import dev.tollgate.kernel.adapter.json.Json;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The sandbox as an HTTP target of its own, on the loopback address, one virtual thread a request.
 *
 * <p>{@code GET /sandbox} states what it is; it and {@code GET /health} need no key. Everything else does.
 */
public final class SandboxServer implements AutoCloseable {
    /** The prefix of every sandbox key, by which a guard tells it from a live one. */
    public static final String KEY_PREFIX = "sandbox_";

    private static final int MAX_BODY_BYTES = 16 * 1024;
    private static final int BACKLOG = 64;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SandboxRoutes routes;
    private final Statement statement;
    private final byte[] authorization;
    private final JsonMapper json = Json.mapper();

    private SandboxServer(HttpServer server, Wallets wallets, String key, String instance) {
        this.server = server;
        this.routes = new SandboxRoutes(wallets, json);
        this.authorization = ("Bearer " + key).getBytes(StandardCharsets.UTF_8);
        this.statement = new Statement(true, "tollgate-sandbox", instance, Wallets.CURRENCIES);
    }

    /** What the sandbox says of itself. */
    @RegisterForReflection
    record Statement(boolean sandbox, String name, String instance, List<String> currencies) {}

    @RegisterForReflection
    record Health(String status) {}

    /**
     * Listens until it is closed.
     *
     * @param port 0 takes any free one
     * @param key what callers must present; starts with {@value #KEY_PREFIX}
     */
    public static SandboxServer start(int port, Wallets wallets, String key, Identifiers identifiers)
            throws IOException {
        if (!key.startsWith(KEY_PREFIX)) {
            throw new IllegalArgumentException("a sandbox key starts with " + KEY_PREFIX);
        }
        HttpServer http = HttpServer.create(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), BACKLOG);
        SandboxServer sandbox =
                new SandboxServer(http, wallets, key, identifiers.next().toString());
        http.setExecutor(sandbox.threads);
        http.createContext("/", sandbox::handle);
        http.start();
        return sandbox;
    }

    /** A key that nobody can guess, held by this process only. */
    public static String newKey(Identifiers identifiers) {
        return KEY_PREFIX + (identifiers.next() + "" + identifiers.next()).replace("-", "");
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            SandboxReply reply = reply(exchange);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            if (reply.body().isEmpty()) {
                exchange.sendResponseHeaders(reply.status(), -1);
                return;
            }
            byte[] body = json.writeValueAsBytes(reply.body().get());
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private SandboxReply reply(HttpExchange exchange) throws IOException {
        String call =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        if (call.equals("GET /sandbox")) {
            return SandboxReply.of(200, statement);
        }
        if (call.equals("GET /health")) {
            return SandboxReply.of(200, new Health("UP"));
        }
        if (!authorized(exchange)) {
            return SandboxReply.error(401, "KEY_NOT_ACCEPTED");
        }
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            return SandboxReply.error(413, "BODY_TOO_LARGE");
        }
        return routes.reply(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
                body);
    }

    private boolean authorized(HttpExchange exchange) {
        String given = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), authorization);
    }
}
