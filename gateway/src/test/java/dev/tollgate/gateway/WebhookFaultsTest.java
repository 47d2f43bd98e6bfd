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

/** Senders whom nobody knows and a service that fails: no delivery is acknowledged that the service did not take. */
@QuarkusTest
@GatewayTest
class WebhookFaultsTest {
    /** As PeersResource configures. */
    private static final int STREAMS_OF_ONE = 3;

    private static final int BURST = 1_000;

    private static long untilCut(InputStream body) {
        try {
            return body.transferTo(OutputStream.nullOutputStream());
        } catch (IOException reset) {
            return -1;
        }
    }

    private static String quick(String from) throws IOException {
        try (RawSender sender = RawSender.webhook(from, "takes", 2)) {
            sender.send("{}");
            return sender.oneAnswer();
        }
    }

    @Test
    void a_service_that_does_not_answer_as_it_should_is_a_503_and_never_a_yes() throws Exception {
        PeersResource.ingest().on("gone", (head, body, out) -> body.readNBytes(5));
        PeersResource.ingest().on("silent", (head, body, out) -> untilCut(body));
        PeersResource.ingest().on("nonsense", (head, body, out) -> {
            body.readNBytes(10);
            out.write("200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        });
        PeersResource.ingest().on("half", (head, body, out) -> {
            body.readNBytes(10);
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        });
        for (String script : List.of("gone", "silent", "nonsense", "half")) {
            try (RawSender sender = RawSender.webhook("127.0.0.1", script, 10)) {
                sender.send("1234567890");
                assertThat(sender.oneAnswer())
                        .as(script)
                        .startsWith("HTTP/1.1 503")
                        .containsIgnoringCase("\r\nRetry-After: 5\r\n")
                        .contains("Nothing is known of the outcome.");
            }
        }
    }

    @Test
    void a_sender_who_is_too_slow_is_told_and_the_service_sees_a_body_that_was_cut_off() throws Exception {
        CompletableFuture<byte[]> arrived = new CompletableFuture<>();
        PeersResource.ingest().on("slow", (head, body, out) -> {
            byte[] first = body.readNBytes(5);
            untilCut(body);
            arrived.complete(first);
        });
        try (RawSender sender = RawSender.webhook("127.0.0.1", "slow", 1_000)) {
            sender.send("12345");
            assertThat(sender.answer()).startsWith("HTTP/1.1 408").contains("urn:tollgate:problem:too-slow");
        }
        assertThat(arrived.get(10, TimeUnit.SECONDS)).isEqualTo("12345".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void one_sender_who_is_slow_on_purpose_shuts_nobody_else_out_and_gets_his_places_back() throws Exception {
        TakesEverything.begin();
        List<RawSender> stalled = stalled(_ -> RawSender.webhook("127.0.0.9", "stalled", 1_000));
        try (RawSender one = RawSender.webhook("127.0.0.9", "takes", 2)) {
            one.send("{}");
            assertThat(one.answer())
                    .startsWith("HTTP/1.1 429")
                    .containsIgnoringCase("\r\nRetry-After: 1\r\n")
                    .contains("from one sender at once");
        }
        assertThat(quick("127.0.0.10")).startsWith("HTTP/1.1 200");
        for (RawSender sender : stalled) {
            assertThat(sender.answer()).startsWith("HTTP/1.1 408");
            sender.close();
        }
        assertThat(quick("127.0.0.9")).startsWith("HTTP/1.1 200");
    }

    @Test
    void a_site_with_many_networks_of_ipv6_is_one_sender_and_leaves_places_for_another() throws Exception {
        TakesEverything.begin();
        List<RawSender> stalled = stalled(i -> behindProxy("2001:db8:9:" + i + "::1", "stalled", 1_000));
        try (RawSender one = behindProxy("2001:db8:9:ff::1", "takes", 2)) {
            one.send("{}");
            assertThat(one.answer()).startsWith("HTTP/1.1 429").contains("from one sender at once");
        }
        try (RawSender other = behindProxy("2001:db8:8::1", "takes", 2)) {
            other.send("{}");
            assertThat(other.answer()).startsWith("HTTP/1.1 200");
        }
        for (RawSender sender : stalled) {
            assertThat(sender.answer()).startsWith("HTTP/1.1 408");
            sender.close();
        }
    }

    /** As many of one sender as are carried at once, each begun and never ended. */
    private static List<RawSender> stalled(Connecting connecting) throws Exception {
        CountDownLatch begun = new CountDownLatch(STREAMS_OF_ONE);
        PeersResource.ingest().on("stalled", (head, body, out) -> {
            begun.countDown();
            untilCut(body);
        });
        List<RawSender> stalled = new ArrayList<>();
        for (int i = 0; i < STREAMS_OF_ONE; i++) {
            stalled.add(connecting.connect(i));
            stalled.getLast().send("x");
        }
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        return stalled;
    }

    /** 127.0.0.2 is a proxy, as PeersResource configures. */
    private static RawSender behindProxy(String sender, String script, int bytes) throws IOException {
        RawSender proxy = RawSender.connectFrom("127.0.0.2");
        proxy.send("POST /v1/webhooks/stripe?script=" + script + " HTTP/1.1\r\nHost: door\r\nConnection: close\r\n"
                + "X-Forwarded-For: " + sender + "\r\nContent-Length: " + bytes + "\r\n\r\n");
        return proxy;
    }

    @Test
    void slow_senders_of_all_addresses_take_no_place_from_usage_nor_from_questions() throws Exception {
        PeersResource.ingest().on("stalled", (head, body, out) -> untilCut(body));
        List<RawSender> stalled = new ArrayList<>();
        for (int i = 20; i < 60; i++) {
            stalled.add(RawSender.webhook("127.0.0." + i, "stalled", 1_000));
            stalled.getLast().send("x");
        }
        Door.as("pipeline").get("/v1/releases").then().statusCode(200);
        TakesEverything.begin();
        try (RawSender usage = RawSender.usage("takes", 2)) {
            usage.send("{}");
            assertThat(usage.oneAnswer()).startsWith("HTTP/1.1 200");
        }
        int tooSlow = 0;
        for (RawSender sender : stalled) {
            String answer = sender.answer();
            assertThat(answer).containsPattern("^HTTP/1.1 (408|429) ");
            tooSlow += answer.startsWith("HTTP/1.1 408") ? 1 : 0;
            sender.close();
        }
        assertThat(tooSlow).isEqualTo(4);
        assertThat(quick("127.0.0.61")).startsWith("HTTP/1.1 200");
    }

    @Test
    void a_sender_who_sends_too_often_is_told_when_to_come_again_and_nobody_else_is() throws Exception {
        TakesEverything.begin();
        int served = 0;
        String answer = "";
        while (served <= 2 * BURST && !answer.startsWith("HTTP/1.1 429")) {
            answer = quick("127.0.0.77");
            served++;
        }
        assertThat(answer)
                .startsWith("HTTP/1.1 429")
                .containsIgnoringCase("\r\nRetry-After: 1\r\n")
                .contains("more than we take from one sender");
        assertThat(served).isGreaterThan(BURST);
        assertThat(quick("127.0.0.78")).startsWith("HTTP/1.1 200");
    }

    @Test
    void a_sender_who_asks_first_whether_to_go_on_is_told_to() throws Exception {
        TakesEverything service = TakesEverything.begin();
        try (RawSender sender = RawSender.connect()) {
            sender.send("POST /v1/webhooks/stripe?script=takes HTTP/1.1\r\nHost: door\r\nContent-Length: 2\r\n"
                    + "Expect: 100-continue\r\n\r\n");
            assertThat(new String(sender.socket().getInputStream().readNBytes(25), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            sender.send("{}");
            assertThat(sender.oneAnswer()).startsWith("HTTP/1.1 200");
        }
        assertThat(service.heads().getFirst()).doesNotContainIgnoringCase("expect:");
    }

    @FunctionalInterface
    private interface Connecting {
        RawSender connect(int number) throws Exception;
    }
}
