package dev.tollgate.ingest.trust.adapter.json;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tollgate.ingest.ThirdPartyData;
import dev.tollgate.ingest.trust.EventIdentity;
import dev.tollgate.ingest.trust.TrustPolicy.EventRule;
import dev.tollgate.kernel.Sha256;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWebhookBodiesTest {
    @Test
    void a_body_says_its_id_its_object_and_its_type() {
        EventIdentity identity =
                Bodies.identity("{\"id\":\"evt_1\",\"type\":\"invoice.paid\",\"data\":{\"object\":{\"id\":\"in_1\"}}}");
        assertThat(identity.eventId()).isEqualTo("evt_1");
        assertThat(identity.objectId()).contains("in_1");
        assertThat(identity.type()).contains("invoice.paid");
    }

    @Test
    void the_order_of_names_white_space_and_ignored_fields_make_no_other_content() {
        EventIdentity first =
                Bodies.identity("{\"id\":\"1\",\"n\":1.50,\"pending_webhooks\":2,\"a\":{\"b\":[1],\"c\":0}}");
        assertThat(Bodies.identity("{ \"a\" : {\"c\":0e5}, \"n\":15e-1, \"id\":\"\\u0031\", \"pending_webhooks\":{} }"))
                .isEqualTo(first);
        assertThat(Bodies.identity("{\"a\":{\"c\":0},\"n\":1.5,\"id\":\"1\"}")).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"n\":9007199254740992}|{\"n\":9007199254740993}",
                "{\"n\":0.1}|{\"n\":0.10000000000000000001}",
                "{\"n\":1e400}|{\"n\":2e400}",
                "{\"n\":1}|{\"n\":\"1\"}",
                "{\"n\":\"#1e0\"}|{\"n\":1}",
                "{\"n\":null}|{}",
                "{\"n\":true}|{\"n\":\"true\"}",
                "[1,2]|[2,1]",
                "[[1],2]|[1,[2]]",
                "{\"a\":{\"b\":1,\"c\":1}}|{\"a\":{\"b\":1,\"c\":2}}",
                "{\"b\":{\"pending_webhooks\":1}}|{\"b\":{\"pending_webhooks\":2}}",
                "{\"n\":-0.5}|{\"n\":0.5}"
            })
    void whatever_differs_is_other_content_to_the_last_digit(String one, String other) {
        assertThat(Bodies.identity(one).content())
                .isNotEqualTo(Bodies.identity(other).content());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{}{}",
                "{\"id\":\"1\"",
                "{\"id\":\"1\",\"id\":\"2\"}",
                "{\"id\":'1'}",
                "{id:1}",
                "[1,]",
                "NaN",
                "{\"id\":\"1\"} x",
                "{\"id\":\"\\ud800\"}",
                "{\"n\":1e99999999999}",
                "/**/{}",
                "\ufeff{}"
            })
    void a_body_that_is_no_json_is_its_own_digest(String body) {
        assertIsItsOwnDigest(body.getBytes(UTF_8));
    }

    @Test
    void a_body_in_another_encoding_or_beyond_the_bounds_is_its_own_digest() {
        assertIsItsOwnDigest("{\"id\":\"1\"}".getBytes(UTF_16));
        assertIsItsOwnDigest(new byte[] {'"', (byte) 0xc0, (byte) 0xaf, '"'});
        assertIsItsOwnDigest(("[".repeat(65) + "]".repeat(65)).getBytes(UTF_8));
        assertIsItsOwnDigest(("{\"n\":" + "1".repeat(401) + "}").getBytes(UTF_8));
        assertIsItsOwnDigest(("{\"" + "n".repeat(1_001) + "\":1}").getBytes(UTF_8));
        assertIsItsOwnDigest(("[1" + ",1".repeat(200_000) + "]").getBytes(UTF_8));
    }

    @Test
    void a_body_at_the_bounds_is_read() {
        assertThat(Bodies.identity("[".repeat(64) + "]".repeat(64)).content())
                .isNotEqualTo(Sha256.ofUtf8("[".repeat(64) + "]".repeat(64)));
        assertThat(Bodies.identity("{\"id\":\"" + "i".repeat(200) + "\"}").eventId())
                .isEqualTo("i".repeat(200));
    }

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

    @Test
    void stripes_own_example_of_an_event_is_read() throws Exception {
        JsonNode event = new ObjectMapper()
                .readTree(Files.readAllBytes(ThirdPartyData.file("webhooks/stripe/fixtures3.json")))
                .at("/resources/event");
        EventIdentity identity = Bodies.identity(event.toString());
        assertThat(identity.eventId()).isEqualTo(event.get("id").textValue());
        assertThat(identity.objectId()).contains(event.at("/data/object/id").textValue());
        assertThat(identity.type()).contains("plan.created");
        assertThat(Bodies.identity(
                        event.toPrettyString().replace("\"pending_webhooks\" : 0", "\"pending_webhooks\" : 1")))
                .isEqualTo(identity);
    }

    @Test
    void yookassas_own_example_of_a_payment_is_read() throws Exception {
        String payment = Files.readString(ThirdPartyData.file("webhooks/yookassa/paymentInfoFixtures.json"));
        EventRule rule = new EventRule(
                List.of("/event", "/object/id"), Optional.of("/object/id"), Optional.of("/event"), List.of());
        String body = "{\"type\":\"notification\",\"event\":\"payment.succeeded\",\"object\":" + payment + "}";
        assertThat(Bodies.identity(rule, body.getBytes(UTF_8), Map.of()).objectId())
                .contains("1da5c87d-0984-50e8-a7f3-8de646dd9ec9");
    }

    private static String id(EventRule rule, String body) {
        return Bodies.identity(rule, body.getBytes(UTF_8), Map.of()).eventId();
    }

    private static void assertIsItsOwnDigest(byte[] body) {
        Sha256 digest = Sha256.of(body);
        assertThat(Bodies.identity(body))
                .as(() -> new String(Arrays.copyOf(body, Math.min(body.length, 40)), UTF_8))
                .isEqualTo(new EventIdentity("sha256:" + digest.hex(), Optional.empty(), Optional.empty(), digest));
        assertThat(Bodies.claimed(body).objectId()).isEmpty();
    }
}
