package dev.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From which address a webhook comes: the service is told in our token, and nobody else can say. */
@QuarkusTest
@GatewayTest
class WebhookSenderTest {
    private static final Pattern BEARER = Pattern.compile("\r\nAuthorization: Bearer [^.]+\\.([^.]+)\\.[^\r]+\r\n");

    /** As PeersResource configures. */
    private static final String PROXY = "127.0.0.2";

    private final TakesEverything service = TakesEverything.begin();

    private static String answer(String from, String provider, String headers) throws Exception {
        try (RawSender sender = RawSender.connectFrom(from)) {
            sender.send(
                    "POST /v1/webhooks/" + provider + "?script=takes HTTP/1.1\r\nHost: door\r\nConnection: close\r\n"
                            + headers + "Content-Length: 2\r\n\r\n{}");
            return sender.answer();
        }
    }

    private JsonNode token() {
        assertThat(service.heads()).hasSize(1);
        Matcher bearer = BEARER.matcher(service.heads().getFirst());
        assertThat(bearer.find()).isTrue();
        String claims = new String(Base64.getUrlDecoder().decode(bearer.group(1)), StandardCharsets.UTF_8);
        assertThat(bearer.find()).as("a second token").isFalse();
        return Door.json(claims);
    }

    @Test
    void our_token_names_the_address_and_a_role_that_may_do_nothing_else() throws Exception {
        assertThat(answer("127.0.0.1", "stripe", "")).startsWith("HTTP/1.1 200 ");
        JsonNode token = token();
        assertThat(token.get("sender").textValue()).isEqualTo("127.0.0.1");
        assertThat(token.has("via")).isFalse();
        assertThat(token.get("aud").textValue()).isEqualTo("ingest-service");
        assertThat(token.get("groups")).hasSize(1);
        assertThat(token.get("groups").get(0).textValue()).isEqualTo("webhook");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: 185.71.76.1",
                "x-forwarded-for: 185.71.76.1, 127.0.0.2",
                "Forwarded: for=185.71.76.1",
                "X-Real-IP: 185.71.76.1",
                "X_Forwarded_For: 185.71.76.1",
                "True-Client-IP: 185.71.76.1",
                "CF-Connecting-IP: 185.71.76.1",
                "X-Forwarded-Host: 185.71.76.1",
                "Tollgate-Sender: 185.71.76.1",
                "X-Forwarded-For: unknown"
            })
    void whoever_is_no_proxy_of_ours_is_where_he_is_and_his_claims_do_not_pass(String header) throws Exception {
        assertThat(answer("127.0.0.1", "stripe", header + "\r\n")).startsWith("HTTP/1.1 200 ");
        JsonNode token = token();
        assertThat(token.get("sender").textValue()).isEqualTo("127.0.0.1");
        assertThat(token.has("via")).isFalse();
        assertThat(service.heads().getFirst()).doesNotContain("185.71.76.1", "orwarded");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "127.0.0.2;X-Forwarded-For: 203.0.113.9;203.0.113.9",
                "127.0.1.77;X-Forwarded-For: 203.0.113.9:4711;203.0.113.9",
                "127.0.0.2;X-Forwarded-For: 185.71.76.1, 203.0.113.9, 127.0.1.5;203.0.113.9",
                "127.0.0.2;X-Forwarded-For: [2001:db8::1]:443;2001:db8:0:0:0:0:0:1",
                "127.0.0.2;X-Forwarded-For: ::ffff:203.0.113.9;203.0.113.9",
                "127.0.0.2;X-Forwarded-For: 203.0.113.9|Connection: X-Forwarded-For;203.0.113.9",
                "127.0.0.2;X-Forwarded-For: 185.71.76.1|X-Forwarded-For: 203.0.113.9;203.0.113.9",
                "127.0.0.2;X-Forwarded-For: 203.0.113.9|Forwarded: for=185.71.76.1;203.0.113.9",
                "127.0.0.2;X-Forwarded-For: 203.0.113.9|X-Real-IP: 185.71.76.1;203.0.113.9"
            })
    void a_proxy_of_ours_is_believed_in_the_one_header(String from, String headers, String sender) throws Exception {
        assertThat(answer(from, "stripe", headers.replace("|", "\r\n") + "\r\n"))
                .startsWith("HTTP/1.1 200 ");
        JsonNode token = token();
        assertThat(token.get("sender").textValue()).isEqualTo(sender);
        assertThat(token.get("via").textValue()).isEqualTo(from);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-A: b",
                "X-Forwarded-For:",
                "X-Forwarded-For: unknown",
                "X-Forwarded-For: 203.0.113.9, _hidden",
                "X-Forwarded-For: 127.0.1.1, 127.0.0.2",
                "X-Forwarded-For: 203.0.113.9,",
                "X-Forwarded-For: sender.example",
                "Forwarded: for=203.0.113.9",
                "X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-For: x"
            })
    void a_proxy_of_ours_that_does_not_say_for_whom_it_speaks_is_told_and_nobody_is_made_up(String headers)
            throws Exception {
        String answer = answer(PROXY, "stripe", headers + "\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .contains("urn:tollgate:problem:invalid-request", "\"field\":\"X-Forwarded-For\"");
        assertThat(service.heads()).isEmpty();
    }

    @Test
    void a_provider_may_have_other_proxies_than_the_rest() throws Exception {
        assertThat(answer(PROXY, "direct", "X-Forwarded-For: 203.0.113.9\r\n")).startsWith("HTTP/1.1 200 ");
        JsonNode token = token();
        assertThat(token.get("sender").textValue()).isEqualTo(PROXY);
        assertThat(token.has("via")).isFalse();
    }
}
