package dev.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that say two things about themselves: the service sees one clean request or none. */
@QuarkusTest
@GatewayTest
class UsageFramingTest {
    private final TakesEverything service = TakesEverything.begin();

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
        Places.areFree();
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
        assertThat(service.heads()).hasSizeLessThanOrEqualTo(1);
        for (String head : service.heads()) {
            assertThat(count("(?i)\r\n(content-length|transfer-encoding):", head))
                    .as(head)
                    .isEqualTo(1);
            assertThat(head).startsWith("POST ").doesNotContain("smuggled", "tgk_");
            assertThat(TakesEverything.isFramed(head)).as(head).isTrue();
        }
        Places.areFree();
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
        for (String head : service.heads()) {
            assertThat(head).doesNotContain("tgk_", "Bearer x");
        }
        Places.areFree();
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
        for (String head : service.heads()) {
            assertThat(head).doesNotContain(key, "tgk_");
            assertThat(count("(?i)\r\nauthorization: bearer eyJ", head)).isEqualTo(1);
            assertThat(count("(?i)\r\nauthorization:", head)).isEqualTo(1);
        }
        Places.areFree();
    }

    private static String head(String script, String more) {
        return "POST /v1/usage-events?script=" + script + " HTTP/1.1\r\nHost: door\r\nAuthorization: Bearer "
                + Door.key("pipeline") + "\r\nContent-Type: application/x-ndjson\r\n" + more + "\r\n";
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
}
