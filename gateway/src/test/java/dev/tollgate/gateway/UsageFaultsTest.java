package dev.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Senders and a service that stop, go, answer early or never: each is told, and nothing is held for them. */
@QuarkusTest
@GatewayTest
class UsageFaultsTest {
    private static final int STREAMS = 4;
    private static final int LARGE = 8 * 1024 * 1024;

    private static void respond(OutputStream out, String status, String headers) throws IOException {
        String body = "{\"type\":\"urn:of-the-service\"}";
        out.write(("HTTP/1.1 " + status + "\r\nContent-Type: application/problem+json\r\nContent-Length: "
                        + body.length() + "\r\n" + headers + "\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** How many bytes came until the connection ended, in whatever way it ended. */
    private static long untilCut(InputStream body) {
        long count = 0;
        try {
            byte[] part = new byte[65_536];
            for (int read = body.read(part); read >= 0; read = body.read(part)) {
                count += read;
            }
            return count;
        } catch (IOException reset) {
            return count;
        }
    }

    @Test
    void an_answer_that_comes_before_the_whole_body_has_gone_is_passed_on() throws Exception {
        for (String status : List.of("413 Too Large", "429 Too Many", "408 Too Slow")) {
            PeersResource.ingest().on("early", (head, body, out) -> {
                body.readNBytes(1_000);
                respond(out, status, "Retry-After: 3\r\n");
                untilCut(body);
            });
            try (RawSender sender = RawSender.usage("early", LARGE)) {
                Thread.ofVirtual().start(() -> {
                    try {
                        sender.send(new byte[LARGE]);
                    } catch (IOException goneOn) {
                        // The answer is there already.
                    }
                });
                assertThat(sender.answer())
                        .startsWith("HTTP/1.1 " + status.substring(0, 3))
                        .containsIgnoringCase("\r\nRetry-After: 3\r\n")
                        .containsIgnoringCase("\r\nConnection: close\r\n")
                        .endsWith("{\"type\":\"urn:of-the-service\"}");
            }
        }
    }

    @Test
    void a_sender_who_waits_for_the_answer_before_he_sends_the_rest_gets_it() throws Exception {
        PeersResource.ingest().on("waits", (head, body, out) -> {
            body.readNBytes(5);
            respond(out, "429 Too Many", "Retry-After: 3\r\n");
            untilCut(body);
        });
        try (RawSender sender = RawSender.usage("waits", 1_000)) {
            sender.send("12345");
            assertThat(sender.answer()).startsWith("HTTP/1.1 429");
        }
    }

    @Test
    void a_sender_who_is_too_slow_is_told_and_the_service_sees_a_body_that_was_cut_off() throws Exception {
        CompletableFuture<Long> arrived = new CompletableFuture<>();
        PeersResource.ingest().on("slow", (head, body, out) -> arrived.complete(untilCut(body)));
        try (RawSender sender = RawSender.usage("slow", 1_000)) {
            sender.send("12345");
            assertThat(sender.answer())
                    .startsWith("HTTP/1.1 408")
                    .contains("application/problem+json", "urn:tollgate:problem:too-slow");
        }
        assertThat(arrived.get(10, TimeUnit.SECONDS)).isEqualTo(5);
    }

    @Test
    void a_sender_who_hangs_up_takes_his_request_to_the_service_with_him() throws Exception {
        CompletableFuture<Long> arrived = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        PeersResource.ingest().on("hangup", (head, body, out) -> {
            long first = body.readNBytes(5).length;
            begun.countDown();
            arrived.complete(first + untilCut(body));
        });
        try (RawSender sender = RawSender.usage("hangup", 1_000)) {
            sender.send("12345");
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(arrived.get(10, TimeUnit.SECONDS)).isEqualTo(5);
    }

    @Test
    void a_service_that_hangs_up_or_never_answers_is_a_503_and_the_outcome_is_not_made_up() throws Exception {
        PeersResource.ingest().on("gone", (head, body, out) -> body.readNBytes(5));
        PeersResource.ingest().on("silent", (head, body, out) -> untilCut(body));
        for (String script : List.of("gone", "silent")) {
            try (RawSender sender = RawSender.usage(script, 10)) {
                sender.send("1234567890");
                assertThat(sender.oneAnswer())
                        .as(script)
                        .startsWith("HTTP/1.1 503")
                        .contains("Nothing is known of the outcome.");
            }
        }
    }

    @Test
    void more_senders_at_once_than_are_served_are_told_when_to_come_again_and_places_become_free() throws Exception {
        CountDownLatch begun = new CountDownLatch(STREAMS);
        PeersResource.ingest().on("stalled", (head, body, out) -> {
            begun.countDown();
            untilCut(body);
        });
        PeersResource.ingest().on("quick", (head, body, out) -> {
            body.readNBytes(2);
            respond(out, "200 OK", "");
        });
        List<RawSender> stalled = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            stalled.add(RawSender.usage("stalled", 1_000));
            stalled.getLast().send("x");
        }
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        try (RawSender one = RawSender.usage("quick", 2)) {
            one.send("{}");
            assertThat(one.answer())
                    .startsWith("HTTP/1.1 429")
                    .containsIgnoringCase("\r\nRetry-After: 1\r\n")
                    .contains("urn:tollgate:problem:too-many-requests");
        }
        for (RawSender sender : stalled) {
            assertThat(sender.answer()).startsWith("HTTP/1.1 408");
            sender.close();
        }
        try (RawSender one = RawSender.usage("quick", 2)) {
            one.send("{}");
            assertThat(one.oneAnswer()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void a_sender_who_asks_first_whether_to_go_on_is_told_to() throws Exception {
        PeersResource.ingest().on("asks", (head, body, out) -> {
            body.readNBytes(2);
            respond(out, "200 OK", "");
        });
        try (RawSender sender = RawSender.connect()) {
            sender.send("POST /v1/usage-events?script=asks HTTP/1.1\r\nHost: door\r\nAuthorization: Bearer "
                    + Door.key("pipeline") + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
                    + "Expect: 100-continue\r\n\r\n");
            assertThat(new String(sender.socket().getInputStream().readNBytes(25), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            sender.send("{}");
            assertThat(sender.oneAnswer()).startsWith("HTTP/1.1 200");
        }
    }
}
