package dev.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heads of webhooks that say two things, too much, or something in another's name. */
@QuarkusTest
@GatewayTest
class WebhookFramingTest {
    private final TakesEverything service = TakesEverything.begin();

    private static RawSender sent(String headers, String body) throws IOException {
        RawSender sender = RawSender.connect();
        sender.send("POST /v1/webhooks/stripe?script=takes HTTP/1.1\r\nHost: door\r\n" + headers + "\r\n" + body);
        return sender;
    }

    /** Of the first answer; 0 when the connection ended without one. */
    private static int status(RawSender sender) {
        try {
            byte[] start = sender.socket().getInputStream().readNBytes(12);
            return start.length < 12 ? 0 : Integer.parseInt(new String(start, StandardCharsets.US_ASCII).substring(9));
        } catch (IOException cut) {
            return 0;
        }
    }

    private static long count(String pattern, String head) {
        return Pattern.compile(pattern).matcher(head).results().count();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                "Transfer-Encoding: identity, chunked\r\nContent-Length: 5\r\n",
                "Transfer-Encoding: chunked, identity\r\nContent-Length: 5\r\n",
                "Transfer-Encoding: xchunked\r\nContent-Length: 5\r\n",
                "Transfer_Encoding: chunked\r\nContent-Length: 5\r\n",
                "Transfer-Encoding : chunked\r\nContent-Length: 5\r\n",
                "X: y\r\n Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                "Content-Length: 5\r\nContent-Length: 6\r\n",
                "Content-Length: 5\r\nContent-Length: 5\r\n",
                "Content_Length: 0\r\nContent-Length: 5\r\n",
                "Content-Length: 5\r\nConnection: Content-Length\r\n",
                "Transfer-Encoding: chunked\r\nConnection: Transfer-Encoding\r\n",
                "Content-Length: 5\r\nUpgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n",
                "Content-Length: 99999999999999999999\r\n",
                "Content-Length: -5\r\n",
                "Content-Length:\r\n"
            })
    void a_request_of_two_lengths_is_refused_or_goes_on_with_one_and_nothing_rides_behind_it(String framing)
            throws Exception {
        String smuggled = "GET /v1/webhooks?script=takes&smuggled HTTP/1.1\r\nHost: door\r\n\r\n";
        try (RawSender sender = sent(framing, "0\r\n\r\n" + smuggled + smuggled)) {
            assertThat(status(sender)).isIn(101, 200, 400, 408, 413, 501);
        }
        assertThat(service.heads()).hasSizeLessThanOrEqualTo(1);
        for (String head : service.heads()) {
            assertThat(count("(?i)\r\n(content.length|transfer.encoding):", head))
                    .as(head)
                    .isEqualTo(1);
            assertThat(count("(?i)\r\nauthorization:", head)).as(head).isEqualTo(1);
            assertThat(head).startsWith("POST ").doesNotContain("smuggled", "pgrade", "HTTP2");
            assertThat(TakesEverything.isFramed(head)).as(head).isTrue();
        }
    }

    @Test
    void every_character_that_a_header_may_have_goes_on_as_the_byte_that_it_was_and_no_other_does() throws Exception {
        for (int character = 0; character < 256; character++) {
            if (character == '\r' || character == '\n') {
                continue;
            }
            service.heads().clear();
            try (RawSender sender = sent(
                    "X-Signature: a" + (char) character + "b\r\nConnection: close\r\nContent-Length: 2\r\n", "{}")) {
                int status = status(sender);
                assertThat(status).as("character " + character).isIn(200, 400);
                if (status == 200) {
                    assertThat(service.heads().getFirst())
                            .as("character " + character)
                            .contains("\r\nX-Signature: a" + (char) character + "b\r\n");
                } else {
                    assertThat(service.heads()).isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X Y: a", "X(: a", "X\u00e9: a", ": a", "X\u0000: a", "X-\t: a", "\u007f: a", "@: a", "X/: a"})
    void a_name_that_is_none_goes_nowhere(String field) throws Exception {
        try (RawSender sender = sent(field + "\r\nConnection: close\r\nContent-Length: 2\r\n", "{}")) {
            assertThat(status(sender)).isEqualTo(400);
        }
        assertThat(service.heads()).isEmpty();
    }

    @Test
    void a_flood_of_headers_is_refused_here_whatever_its_shape() throws Exception {
        for (String flood : List.of(
                "a: b\r\n".repeat(101),
                "a: b\r\n".repeat(2_000),
                "X-Signature: " + "s".repeat(12_300) + "\r\n",
                "a: b\r\n".repeat(10_000),
                "X: " + "x".repeat(100_000) + "\r\n")) {
            try (RawSender sender = sent(flood + "Content-Length: 2\r\n", "{}")) {
                assertThat(status(sender)).isIn(400, 431);
            }
        }
        assertThat(service.heads()).isEmpty();
        try (RawSender sender = sent("a: b\r\n".repeat(97) + "Connection: close\r\nContent-Length: 2\r\n", "{}")) {
            assertThat(status(sender)).isEqualTo(200);
        }
        assertThat(count("\r\na: b", service.heads().getFirst())).isEqualTo(97);
    }

    @Test
    void nobody_says_what_is_ours_to_say() throws Exception {
        String pretended = "Authorization: Bearer eyJ.pretended.x\r\nTollgate-Sender: 1.2.3.4\r\n"
                + "Tollgate-Sender-Authorization: pretended\r\nTollgate_Sender_Authorization: pretended\r\n"
                + "X-Tollgate-Sender: pretended\r\nHost: pretended\r\nCookie: pretended\r\n"
                + "traceparent: 00-" + "a".repeat(32) + "-" + "b".repeat(16) + "-01\r\n";
        try (RawSender sender = sent(pretended + "Connection: close\r\nContent-Length: 2\r\n", "{}")) {
            assertThat(status(sender)).isIn(200, 400);
        }
        for (String head : service.heads()) {
            assertThat(count("(?i)\r\nauthorization: ", head)).isEqualTo(1);
            assertThat(count("pretended", head)).isEqualTo(1);
            assertThat(head)
                    .contains("\r\nTollgate-Sender-Authorization: Bearer eyJ.pretended.x\r\n")
                    .doesNotContain("b".repeat(16));
            assertThat(count("(?i)\r\ntraceparent: ", head)).isLessThanOrEqualTo(1);
        }
    }
}
