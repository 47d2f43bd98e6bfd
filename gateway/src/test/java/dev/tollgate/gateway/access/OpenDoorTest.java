package dev.tollgate.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenDoorTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/webhooks/stripe", "/v1/webhooks/standard-webhooks", "/v1/webhooks/0", "/v1/webhooks/-"})
    void it_is_at_a_providers_address(String path) {
        assertThat(OpenDoor.isAt("POST", path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/v1/webhooks",
                "/v1/webhooks/",
                "/v1/webhooks/stripe/",
                "/v1/webhooks//stripe",
                "//v1/webhooks/stripe",
                "/v1//webhooks/stripe",
                "/v1/webhooks/stripe/..",
                "/v1/webhooks/..",
                "/v1/webhooks/.",
                "/v1/webhooks/./stripe",
                "/v1/webhooks/../releases",
                "/v1/x/../webhooks/stripe",
                "/v1/webhooks/%2e%2e",
                "/v1/webhooks/str%69pe",
                "/v1/webhook%73/stripe",
                "/v1/webhooks%2fstripe",
                "/v1/webhooks/stripe%2f..%2freleases",
                "/v1/webhooks/stripe%00",
                "/v1/webhooks/stripe%0a",
                "/v1/webhooks/stripe;a=b",
                "/v1;a=b/webhooks/stripe",
                "/v1/webhooks;/stripe",
                "/v1/webhooks/stripe\n",
                "/v1/webhooks/stripe?",
                "/v1/webhooks/stripe#",
                "/v1/webhooks/stripe\\..\\releases",
                "/V1/webhooks/stripe",
                "/v1/Webhooks/stripe",
                "/v1/webhooks/Stripe",
                "/v1/webhooks/a b",
                "/v1/webhooks/stripe\u00e9",
                "/v1/webhooks/\u0131",
                "v1/webhooks/stripe",
                "/x/v1/webhooks/stripe",
                "/v1/webhooks/stripe/x"
            })
    void it_is_nowhere_else_in_no_other_spelling(String path) {
        assertThat(OpenDoor.isAt("POST", path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "post", "Post", "POST "})
    void it_is_open_to_no_other_method(String method) {
        assertThat(OpenDoor.isAt(method, "/v1/webhooks/stripe")).isFalse();
    }

    @Test
    void a_name_has_forty_characters_at_most_and_a_request_may_have_no_path() {
        assertThat(OpenDoor.isAt("POST", "/v1/webhooks/" + "a".repeat(40))).isTrue();
        assertThat(OpenDoor.isAt("POST", "/v1/webhooks/" + "a".repeat(41))).isFalse();
        assertThat(OpenDoor.isAt("POST", null)).isFalse();
    }
}
