package dev.tollgate.kernel.adapter.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that refuses one request, and answers it only after all that was sent has come. */
class UnreadBodyTest {
    private static final int TIME_OUT_MILLIS = 10_000;
    private static final int LATER_MILLIS = 100;
    private static final int MAX_BYTES = 1_000;

    private final Vertx vertx = Vertx.vertx();
    private final Queue<String> taken = new ConcurrentLinkedQueue<>();
    private int port;

    @BeforeEach
    void start() {
        Router router = Router.router(vertx);
        refusals().forEach(handler -> router.route().handler(handler));
        router.route("/refused").handler(this::refuseLater);
        router.route("/taken").handler(routing -> {
            taken.add(routing.request().uri());
            routing.response().end("taken");
        });
        HttpServer server = vertx.createHttpServer().requestHandler(router);
        port = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void what_stands_behind_a_refused_body_is_never_taken_for_a_request() throws Exception {
        String answers = answersTo("POST /refused HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody"
                + "GET /taken HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(answers).startsWith("HTTP/1.1 413 ").endsWith("\r\n\r\nrefused");
        assertThat(taken).isEmpty();
    }

    @Test
    void a_connection_without_a_refusal_takes_one_request_after_another() throws Exception {
        String answers = answersTo("GET /taken HTTP/1.1\r\nHost: a\r\n\r\n"
                + "GET /taken HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertThat(answers).contains("taken").endsWith("taken");
        assertThat(taken).containsExactly("/taken", "/taken");
    }

    /** What every service puts ahead of its operations, in the order in which the server asks it. */
    private static List<Handler<RoutingContext>> refusals() {
        Filters filters = new Filters();
        new EarlyRefusals(ObjectMapper::new, new MemorySize(BigInteger.valueOf(MAX_BYTES))).register(filters);
        return filters.getFilters().stream()
                .sorted(Comparator.comparingInt(Filter::getPriority).reversed())
                .map(Filter::getHandler)
                .toList();
    }

    private void refuseLater(RoutingContext routing) {
        UnreadBody.drop(routing);
        vertx.setTimer(LATER_MILLIS, _ -> routing.response().setStatusCode(413).end("refused"));
    }

    private String answersTo(String requests) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIME_OUT_MILLIS);
            socket.getOutputStream().write(requests.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }
}
