package dev.tollgate.ingest.trust.adapter.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.trust.EventIdentity;
import dev.tollgate.ingest.trust.TrustPolicy.EventRule;
import dev.tollgate.kernel.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":null}",
                "{\"id\":{}}",
                "{\"id\":true}",
                "{\"id\":1.5}",
                "{\"id\":\"\"}",
                "{\"id\":\" \"}",
                "{\"id\":\"a\\u0000b\"}",
                "{\"id\":\"a\\nb\"}",
                "[\"id\"]",
                "\"id\""
            })
    void what_names_no_id_has_the_digest_of_its_bytes_for_one(String body) {
        assertThat(Bodies.identity(body).eventId())
                .isEqualTo("sha256:" + Sha256.ofUtf8(body).hex());
    }

    @Test
    void an_id_that_is_too_long_is_none() {
        assertThat(Bodies.identity("{\"id\":\"" + "i".repeat(201) + "\"}").eventId())
                .startsWith("sha256:");
    }

    @Test
    void a_whole_number_is_an_id_as_it_is_written() {
        assertThat(Bodies.identity("{\"id\":9007199254740993}").eventId()).isEqualTo("9007199254740993");
    }

    @Test
    void parts_of_an_id_are_joined_so_that_no_two_lists_are_one() {
        EventRule rule = new EventRule(
                List.of("/event", "/object/id"), Optional.of("/object/id"), Optional.of("/event"), List.of());
        assertThat(id(rule, "{\"event\":\"payment.succeeded\",\"object\":{\"id\":\"22e1\"}}"))
                .isEqualTo("payment.succeeded:22e1");
        assertThat(id(rule, "{\"event\":\"a:b\",\"object\":{\"id\":\"c\"}}")).isEqualTo("a%3Ab:c");
        assertThat(id(rule, "{\"event\":\"a\",\"object\":{\"id\":\"b:c\"}}")).isEqualTo("a:b%3Ac");
        assertThat(id(rule, "{\"event\":\"a\",\"object\":{}}")).startsWith("sha256:");
    }

    @Test
    void an_id_may_stand_in_a_header_once() {
        EventRule rule = new EventRule(List.of("header:Webhook-Id"), Optional.empty(), Optional.empty(), List.of());
        byte[] body = "{}".getBytes(UTF_8);
        assertThat(Bodies.identity(rule, body, Map.of("webhook-id", List.of("msg_1")))
                        .eventId())
                .isEqualTo("msg_1");
        assertThat(Bodies.identity(rule, body, Map.of("webhook-id", List.of("a", "b")))
                        .eventId())
                .startsWith("sha256:");
    }

    @Test
    void an_id_in_a_header_is_the_id_also_of_a_body_that_cannot_be_read() {
        EventRule rule = new EventRule(List.of("header:webhook-id"), Optional.empty(), Optional.empty(), List.of());
        byte[] body = "no JSON".getBytes(UTF_8);
        assertThat(Bodies.identity(rule, body, Map.of("webhook-id", List.of("msg_1"))))
                .isEqualTo(new EventIdentity("msg_1", Optional.empty(), Optional.empty(), Sha256.of(body)));
        EventRule half =
                new EventRule(List.of("header:webhook-id", "/id"), Optional.empty(), Optional.empty(), List.of());
        assertThat(Bodies.identity(half, body, Map.of("webhook-id", List.of("msg_1")))
                        .eventId())
                .isEqualTo("sha256:" + Sha256.of(body).hex());
    }

    @Test
    void what_is_claimed_is_what_will_be_read() {
        byte[] body = "{\"id\":\"1\",\"type\":\"t\",\"data\":{\"object\":{\"id\":\"o\"}}}".getBytes(UTF_8);
        assertThat(Bodies.claimed(body).objectId())
                .isEqualTo(Bodies.identity(body).objectId())
                .contains("o");
        assertThat(Bodies.claimed("{\"data\":{\"object\":{\"id\":\"a\",\"id\":\"b\"}}}".getBytes(UTF_8))
                        .objectId())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "\"\\ud800\"", "{\"\\udc00\":1}", "[\"\\ud800x\",-1E+99999999999]"})
    void what_has_no_canonical_form_has_its_ids_and_the_digest_of_its_bytes(String value) {
        byte[] body = ("{\"id\":\"1\",\"n\":" + value + ",\"type\":\"t\",\"data\":{\"object\":{\"id\":\"o\"}}}")
                .getBytes(UTF_8);
        EventIdentity expected = new EventIdentity("1", Optional.of("o"), Optional.of("t"), Sha256.of(body));
        assertThat(Bodies.identity(body)).isEqualTo(expected);
        assertThat(Bodies.claimed(body)).isEqualTo(expected);
    }

    @Test
    void an_object_below_an_ignored_field_is_claimed_and_read_alike() {
        EventRule rule = new EventRule(List.of("/id"), Optional.of("/data/id"), Optional.empty(), List.of("/data"));
        byte[] body = "{\"id\":\"1\",\"data\":{\"id\":\"o\"}}".getBytes(UTF_8);
        assertThat(Bodies.identity(rule, body, Map.of()).objectId()).contains("o");
        assertThat(Bodies.identity(rule, body, Map.of()).content())
                .isEqualTo(Bodies.identity(rule, "{\"id\":\"1\"}".getBytes(UTF_8), Map.of())
                        .content());
    }

    private static String id(EventRule rule, String body) {
        return Bodies.identity(rule, body.getBytes(UTF_8), Map.of()).eventId();
    }
}
