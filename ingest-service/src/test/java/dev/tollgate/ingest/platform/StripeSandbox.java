package dev.tollgate.ingest.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToIntBiFunction;

/** Somebody's endpoint, which believes what Stripe's own library believes; or does wrong what it is told to. */
final class StripeSandbox implements AutoCloseable {
    static final String SECRET = "whsec_planted_in_the_tests";
    static final String STATEMENT = "{\"sandbox\": true, \"accepts\": \"synthetic-webhooks\"}";

    private final HttpServer server;
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    private StripeSandbox(HttpServer server) {
        this.server = server;
    }

    static StripeSandbox honest() throws IOException {
        return answering(STATEMENT, StripeSandbox::asStripeDoes);
    }

    /** @param answer the status for a body and its signature header, which is empty where there is none */
    static StripeSandbox answering(String statement, ToIntBiFunction<String, String> answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        StripeSandbox sandbox = new StripeSandbox(server);
        server.createContext("/.well-known/tollgate-sandbox", exchange -> {
            exchange.sendResponseHeaders(statement.isEmpty() ? 404 : 200, 0);
            exchange.getResponseBody().write(statement.getBytes(UTF_8));
            exchange.close();
        });
        server.createContext("/hooks", exchange -> sandbox.take(exchange, answer));
        server.start();
        return sandbox;
    }

    static int asStripeDoes(String body, String signature) {
        try {
            Webhook.Signature.verifyHeader(body, signature, SECRET, 300);
            return 200;
        } catch (SignatureVerificationException e) {
            return 401;
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
    }

    List<String> bodies() {
        return List.copyOf(bodies);
    }

    private void take(HttpExchange exchange, ToIntBiFunction<String, String> answer) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        bodies.add(body);
        String signature = exchange.getRequestHeaders().getFirst("Stripe-Signature");
        int status = answer.applyAsInt(body, signature == null ? "" : signature);
        if (status / 100 == 3) {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
