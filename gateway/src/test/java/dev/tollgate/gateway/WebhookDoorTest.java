package dev.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one door that needs no key: exactly as wide as it is, whatever an address looks like. */
@QuarkusTest
@GatewayTest
class WebhookDoorTest {
    private final TakesEverything service = TakesEverything.begin();

    private static String answer(String method, String target, String headers) throws Exception {
        try (RawSender sender = RawSender.connect()) {
            sender.send(method + " " + target + " HTTP/1.1\r\nHost: door\r\nConnection: close\r\n" + headers
                    + "Content-Length: 2\r\n\r\n{}");
            return sender.answer();
        }
    }

    private static String status(String answer) {
        return answer.substring(9, 12);
    }

    @Test
    void nobody_needs_a_key_there() throws Exception {
        assertThat(answer("POST", "/v1/webhooks/stripe?script=takes", "")).startsWith("HTTP/1.1 200 ");
        assertThat(service.heads()).hasSize(1);
        assertThat(service.heads().getFirst()).startsWith("POST /v1/webhooks/stripe?script=takes HTTP/1.1\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer tgk_000000000000_", "Bearer x", "Basic YTpi", "Bearer ", "", "Signature a=\"b\""})
    void a_key_that_is_wrong_is_just_a_header_there_and_still_refused_everywhere_else(String authorization)
            throws Exception {
        String header = "Authorization: " + authorization + "\r\n";
        assertThat(answer("POST", "/v1/webhooks/stripe?script=takes", header)).startsWith("HTTP/1.1 200 ");
        assertThat(service.heads().getLast())
                .contains("\r\nTollgate-Sender-Authorization: " + authorization.strip() + "\r\n")
                .containsPattern("\r\nAuthorization: Bearer eyJ");
        service.heads().clear();
        for (String other : List.of(
                "POST /v1/usage-events?script=takes",
                "GET /v1/webhooks?script=takes",
                "GET /v1/webhooks/health?script=takes",
                "GET /v1/webhooks/stripe?script=takes",
                "GET /v1/releases",
                "DELETE /v1/api-keys/000000000000")) {
            String[] parts = other.split(" ", 2);
            assertThat(status(answer(parts[0], parts[1], header))).as(other).isEqualTo("401");
        }
        assertThat(service.heads()).isEmpty();
    }

    @Test
    void a_key_that_is_right_is_just_a_header_there_too() throws Exception {
        String key = "Bearer " + Door.key("admin");
        assertThat(answer("POST", "/v1/webhooks/stripe?script=takes", "Authorization: " + key + "\r\n"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(service.heads().getFirst()).contains("\r\nTollgate-Sender-Authorization: " + key + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/webhooks/stripe/",
                "/v1/webhooks//stripe",
                "//v1/webhooks/stripe",
                "/v1//webhooks/stripe",
                "/v1/webhooks/./stripe",
                "/v1/webhooks/x/../stripe",
                "/v1/webhooks/../webhooks/stripe",
                "/v1/releases/../webhooks/stripe",
                "/v1/webhooks/../releases",
                "/v1/webhooks/..%2freleases",
                "/v1/webhooks/%2e%2e/releases",
                "/v1/webhooks/%2e%2e%2freleases",
                "/v1/webhooks/stripe%2f..%2f..%2freleases",
                "/v1/webhooks/stripe/../../releases",
                "/v1/webhooks/stripe;/../../releases",
                "/v1/webhooks/stripe;a=b",
                "/v1/webhooks;a=b/stripe",
                "/v1;a/webhooks/stripe",
                "/v1/webhooks%2fstripe",
                "/v1/webhook%73/stripe",
                "/v1/webhooks/str%69pe",
                "/v1/webhooks/stripe%00",
                "/v1/webhooks/stripe%0d%0a",
                "/v1/webhooks/stripe%3b",
                "/v1/webhooks/stripe%3fx",
                "/v1/webhooks/stripe%23",
                "/V1/WEBHOOKS/stripe",
                "/v1/webhooks/STRIPE",
                "/v1/webhooks/%c3%a9",
                "/v1/webhooks/",
                "/v1/webhooks",
                "/v1/usage-events",
                "/v1/api-keys",
                "/v1/releases",
                "/q/openapi",
                "/q/openapi/../../v1/webhooks/stripe",
                "/q/health/../../v1/releases"
            })
    void no_other_spelling_of_it_and_no_other_address_is_open(String path) throws Exception {
        for (String method : List.of("POST", "GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "post")) {
            String unproven = answer(method, path + "?script=takes", "");
            assertThat(status(unproven)).as(method).isIn("401", "400", "405", "501");
            String wrong = answer(method, path + "?script=takes", "Authorization: Bearer x\r\n");
            assertThat(status(wrong)).as(method).isIn("401", "400", "405", "501");
        }
        assertThat(service.heads()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/webhooks/stripe/",
                "/v1/webhooks//stripe",
                "/v1/webhooks/str%69pe",
                "/v1/webhooks/stripe;a=b",
                "/v1/webhooks/./stripe",
                "/v1/webhooks/%2e%2e",
                "/v1/webhooks/STRIPE"
            })
    void a_key_that_is_right_does_not_go_to_the_service_by_another_spelling(String path) throws Exception {
        String key = "Authorization: Bearer " + Door.key("pipeline") + "\r\n";
        assertThat(status(answer("POST", path + "?script=takes", key))).isIn("404", "400", "405");
        assertThat(service.heads()).isEmpty();
    }

    @Test
    void no_other_method_is_open_and_no_header_makes_another_of_it() throws Exception {
        for (String method : List.of("GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "post", "PROPFIND")) {
            assertThat(status(answer(method, "/v1/webhooks/stripe?script=takes", "")))
                    .as(method)
                    .isIn("401", "501");
            assertThat(status(answer(
                            method,
                            "/v1/webhooks/health?script=takes",
                            "X-HTTP-Method-Override: POST\r\nX-HTTP-Method: POST\r\n")))
                    .as(method)
                    .isIn("401", "501");
        }
        assertThat(service.heads()).isEmpty();
        assertThat(status(answer(
                        "POST", "/v1/webhooks/health?script=takes", "X-HTTP-Method-Override: GET\r\nAccept: a/b\r\n")))
                .isEqualTo("200");
        assertThat(service.heads().getFirst()).startsWith("POST /v1/webhooks/health?script=takes HTTP/1.1\r\n");
    }

    @Test
    void an_address_with_a_host_or_a_forwarded_prefix_in_it_is_judged_by_its_path() throws Exception {
        assertThat(status(answer("POST", "http://evil.example/v1/webhooks/stripe?script=takes", "")))
                .isEqualTo("200");
        assertThat(service.heads().getFirst()).startsWith("POST /v1/webhooks/stripe?script=takes HTTP/1.1\r\n");
        service.heads().clear();
        String prefixed = "X-Forwarded-Prefix: /v1/webhooks\r\nX-Original-URL: /v1/webhooks/stripe\r\n"
                + "X-Rewrite-URL: /v1/webhooks/stripe\r\n";
        for (String target : List.of("http://door/v1/usage-events?script=takes", "/stripe?script=takes", "*", "/")) {
            assertThat(status(answer("POST", target, prefixed))).as(target).isIn("401", "400", "404");
        }
        assertThat(service.heads()).isEmpty();
    }
}
