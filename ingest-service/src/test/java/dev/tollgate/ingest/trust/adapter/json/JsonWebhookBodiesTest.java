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

    private static void assertIsItsOwnDigest(byte[] body) {
        Sha256 digest = Sha256.of(body);
        assertThat(Bodies.identity(body))
                .as(() -> new String(Arrays.copyOf(body, Math.min(body.length, 40)), UTF_8))
                .isEqualTo(new EventIdentity("sha256:" + digest.hex(), Optional.empty(), Optional.empty(), digest));
        assertThat(Bodies.claimed(body).objectId()).isEmpty();
    }
}
