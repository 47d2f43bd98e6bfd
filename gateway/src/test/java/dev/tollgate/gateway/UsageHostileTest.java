package dev.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Senders who mean harm: whatever they send, each place is free again afterwards and the service sees one clean request. */
@QuarkusTest
@GatewayTest
class UsageHostileTest {
    private static final int STREAMS = 4;
    private static final int MANY = 200;
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: ?([0-9]+)\r\n");
    private static final Pattern CHUNKED = Pattern.compile("(?i)\r\ntransfer-encoding: ?chunked\r\n");

    private final List<String> heads = new CopyOnWriteArrayList<>();

    @BeforeEach
    void theServiceTakesEverything() {
        PeersResource.ingest().on("takes", (head, body, out) -> {
            heads.add(head);
            if (CHUNKED.matcher(head).find()) {
                untilTheLastChunk(body);
            } else {
                var length = LENGTH.matcher(head);
                body.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
            }
            respond(out);
        });
    }

    @Test
    void two_hundred_senders_who_stop_half_way_are_all_told_and_nobody_else_waits_for_them() throws Exception {
        PeersResource.ingest().on("stalled", (head, body, out) -> untilCut(body));
        List<RawSender> senders = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            senders.add(RawSender.usage("stalled", 1_000));
            senders.getLast().send("x");
        }
        Door.as("pipeline").get("/v1/releases").then().statusCode(200);
        int tooSlow = 0;
        for (RawSender sender : senders) {
            String answer = sender.answer();
            assertThat(answer).containsPattern("^HTTP/1.1 (408|429) ");
            tooSlow += answer.startsWith("HTTP/1.1 408") ? 1 : 0;
            sender.close();
        }
        assertThat(tooSlow).isGreaterThanOrEqualTo(STREAMS);
        everyPlaceIsFree();
    }

    @Test
    void a_header_that_cannot_go_on_takes_no_place_and_no_connection() throws Exception {
        for (int character = 1; character < 256; character++) {
            if (character == '\r' || character == '\n') {
                continue;
            }
            try (RawSender sender = RawSender.connect()) {
                sender.send(head("takes", "ce-id: a" + (char) character + "b\r\nContent-Length: 2\r\n") + "{}");
                assertThat(status(sender)).as("character " + character).isIn(200, 400);
            }
        }
        everyPlaceIsFree();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
                "Transfer-Encoding: identity, chunked\r\nContent-Length: 5\r\n",
                "Transfer-Encoding: chunked, identity\r\nContent-Length: 5\r\n",
                "Transfer-Encoding: xchunked\r\nContent-Length: 5\r\n",
                "Transfer-Encoding : chunked\r\nContent-Length: 5\r\n",
                "Transfer-Encoding:\u000bchunked\r\nContent-Length: 5\r\n",
                "X: y\r\n Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                "Content-Length: 5\r\nContent-Length: 6\r\n",
                "Content-Length: 5, 6\r\n",
                "Content-Length: 5\r\nContent-Length: 5\r\n",
                "Content-Length: +5\r\n",
                "Content-Length: -5\r\n",
                "Content-Length: 0x5\r\n",
                "Content-Length: 5 \r\n",
                "Content-Length: 99999999999999999999\r\n",
                "Content-Length:\r\n"
            })
    void a_request_of_two_lengths_is_refused_or_goes_on_with_one_and_nothing_rides_behind_it(String framing)
            throws Exception {
        String smuggled = "GET /v1/ingest-runs?script=takes&smuggled HTTP/1.1\r\nHost: door\r\n\r\n";
        try (RawSender sender = RawSender.connect()) {
            sender.send(head("takes", framing) + "0\r\n\r\n" + smuggled + smuggled);
            assertThat(status(sender)).isIn(200, 400, 408, 413, 501);
        }
        assertThat(heads).hasSizeLessThanOrEqualTo(1);
        for (String head : heads) {
            assertThat(count("(?i)\r\n(content-length|transfer-encoding):", head))
                    .as(head)
                    .isEqualTo(1);
            assertThat(head).startsWith("POST ").doesNotContain("smuggled", "tgk_");
            assertThat(LENGTH.matcher(head).find() || CHUNKED.matcher(head).find())
                    .as(head)
                    .isTrue();
        }
        everyPlaceIsFree();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz\r\n{}\r\n",
                "-2\r\n{}\r\n",
                "ffffffffffffffff\r\n{}",
                "7fffffff\r\n{}",
                "2\r\n{}XX0\r\n\r\n",
                "2;EXTENSION\r\n{}",
                "0\r\nTRAILERS",
                "0\r\nContent-Length: 7\r\nAuthorization: Bearer x\r\n\r\n",
                "2\r\n{}\r\n",
                ""
            })
    void chunks_that_are_broken_or_never_end_are_given_up_and_leave_nothing_behind(String chunks) throws Exception {
        String sent = chunks.replace("EXTENSION", "e".repeat(100_000))
                .replace("TRAILERS", ("T: " + "t".repeat(1_000) + "\r\n").repeat(100));
        try (RawSender sender = RawSender.connect()) {
            try {
                sender.send(head("takes", "Transfer-Encoding: chunked\r\n") + sent);
            } catch (IOException cut) {
                // Told, and gone.
            }
            assertThat(status(sender)).isIn(0, 200, 400, 408, 413, 431);
        }
        for (String head : heads) {
            assertThat(head).doesNotContain("tgk_", "Bearer x");
        }
        everyPlaceIsFree();
    }

    @Test
    void senders_who_are_gone_before_it_is_known_who_they_are_give_their_places_back_at_once() throws Exception {
        PeersResource.ingest().on("gone", (head, body, out) -> untilCut(body));
        boolean atOnce = false;
        // A machine with other things to do may be slow once; a place that is held for the whole second never is free.
        for (int attempt = 0; attempt < 5 && !atOnce; attempt++) {
            everyPlaceIsFree();
            for (int i = 0; i < STREAMS; i++) {
                RawSender.usage("gone", 1_000).close();
            }
            atOnce = isEveryPlaceFreeWithin(600);
        }
        assertThat(atOnce).isTrue();
    }

    @Test
    void secrets_stay_put_whatever_header_an_api_key_stands_in_it_does_not_reach_the_service() throws Exception {
        String key = Door.key("pipeline");
        try (RawSender sender = RawSender.connect()) {
            sender.send(head(
                            "takes",
                            "authorization: Bearer " + key + "\r\nProxy-Authorization: Bearer " + key
                                    + "\r\nX-Api-Key: "
                                    + key + "\r\nCookie: key=" + key + "\r\nX-ce-id: " + key
                                    + "\r\nConnection: keep-alive, Authorization\r\nContent-Length: 2\r\n")
                    + "{}");
            assertThat(status(sender)).isIn(200, 400, 401);
        }
        for (String head : heads) {
            assertThat(head).doesNotContain(key, "tgk_");
            assertThat(count("(?i)\r\nauthorization: bearer eyJ", head)).isEqualTo(1);
            assertThat(count("(?i)\r\nauthorization:", head)).isEqualTo(1);
        }
        everyPlaceIsFree();
    }

    private static String head(String script, String more) {
        return "POST /v1/usage-events?script=" + script + " HTTP/1.1\r\nHost: door\r\nAuthorization: Bearer "
                + Door.key("pipeline") + "\r\nContent-Type: application/x-ndjson\r\n" + more + "\r\n";
    }

    /** In the end: what a sender held is given back at the latest when his time is over. */
    private static void everyPlaceIsFree() throws Exception {
        assertThat(isEveryPlaceFreeWithin(10_000)).as("every place is free").isTrue();
    }

    private static boolean isEveryPlaceFreeWithin(long millis) throws Exception {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        do {
            if (areAllServedTogether()) {
                return true;
            }
        } while (System.nanoTime() < end);
        return false;
    }

    /** As many at once as are served, each of them known to have reached the service. */
    private static boolean areAllServedTogether() throws Exception {
        CountDownLatch all = new CountDownLatch(STREAMS);
        PeersResource.ingest().on("together", (head, body, out) -> {
            body.readNBytes(1);
            all.countDown();
            body.readNBytes(1);
            respond(out);
        });
        List<RawSender> senders = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            senders.add(RawSender.usage("together", 2));
            senders.getLast().send("{");
        }
        boolean served = all.await(200, TimeUnit.MILLISECONDS);
        for (RawSender sender : senders) {
            if (served) {
                sender.send("}");
                assertThat(sender.oneAnswer()).startsWith("HTTP/1.1 200");
            }
            sender.close();
        }
        return served;
    }

    /** Of the first answer; 0 when the connection ended without one. */
    private static int status(RawSender sender) {
        byte[] start = new byte[12];
        try {
            int read = sender.socket().getInputStream().readNBytes(start, 0, start.length);
            return read < start.length
                    ? 0
                    : Integer.parseInt(new String(start, StandardCharsets.US_ASCII).substring(9));
        } catch (IOException cut) {
            return 0;
        }
    }

    private static long count(String pattern, String head) {
        return Pattern.compile(pattern).matcher(head).results().count();
    }

    private static void respond(OutputStream out) throws IOException {
        out.write(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
                        .getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void untilTheLastChunk(InputStream body) throws IOException {
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        while (!seen.toString(StandardCharsets.ISO_8859_1).endsWith("0\r\n\r\n")) {
            int next = body.read();
            if (next < 0) {
                throw new IOException("cut off");
            }
            seen.write(next);
        }
    }

    private static void untilCut(InputStream body) {
        try {
            body.transferTo(OutputStream.nullOutputStream());
        } catch (IOException reset) {
            // That is an end too.
        }
    }
}
