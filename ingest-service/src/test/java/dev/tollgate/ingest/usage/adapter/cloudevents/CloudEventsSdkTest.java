package dev.tollgate.ingest.usage.adapter.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.ingest.usage.BodyForm;
import dev.tollgate.ingest.usage.EventKey;
import dev.tollgate.ingest.usage.UsageEvent;
import dev.tollgate.kernel.Problem.FieldError;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CloudEvents' own library as the judge: what it writes is read with the same values, what it refuses is refused. */
class CloudEventsSdkTest {
    private static final JsonFormat JSON = new JsonFormat();
    private static final String DATA = """
            {"tenant": "acme", "product": "api", "meter": "requests", "quantity": 0.10000000000000000000000000001}""";
    private static final CloudEvent EVENT = CloudEventBuilder.v1()
            .withId("Euro € 😀 \"100%\"")
            .withSource(URI.create("https://shop.example/eu?a=%20b#c"))
            .withType("dev.tollgate.usage.v1")
            .withTime(OffsetDateTime.parse("2026-11-21T09:00:00.123456+05:30"))
            .withSubject("a \\ ß")
            .withDataSchema(URI.create("https://example.com/usage.json"))
            .withExtension("traceparent", "00-ab-cd-01")
            .withExtension("sampled", true)
            .withExtension("retries", 3)
            .withData("application/json", DATA.getBytes(StandardCharsets.UTF_8))
            .build();
    private static final UsageEvent READ = new UsageEvent(
            new EventKey("acme", "https://shop.example/eu?a=%20b#c", "Euro € 😀 \"100%\""),
            "api",
            "requests",
            Optional.empty(),
            new BigDecimal("0.10000000000000000000000000001"),
            Instant.parse("2026-11-21T03:30:00.123456Z"));

    @Test
    void what_it_writes_in_structured_mode_is_read_with_the_same_values() throws Exception {
        byte[] written = JSON.serialize(EVENT);
        assertThat(new SentBody(BodyForm.STRUCTURED, Map.of(), written).event()).isEqualTo(READ);
    }

    @Test
    void what_it_writes_in_binary_mode_is_read_with_the_same_values() throws Exception {
        CloudEvent plain = CloudEventBuilder.v1(EVENT)
                .withId("e-1 {a\\b}")
                .withSource(URI.create("/shop/eu"))
                .withSubject("s")
                .build();
        UsageEvent read = new UsageEvent(
                new EventKey("acme", "/shop/eu", "e-1 {a\\b}"),
                READ.product(),
                READ.meter(),
                READ.subscription(),
                READ.quantity(),
                READ.time());
        assertThat(binary(plain).event()).isEqualTo(read);
    }

    /** Version 4.0.1 does not percent-encode headers, as the HTTP binding has it; we do not guess what was meant. */
    @Test
    void what_it_forgets_to_encode_in_a_header_is_refused() throws Exception {
        assertThat(binary(EVENT).unreadable().errors())
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder("id", "subject", "source");
    }

    private static SentBody binary(CloudEvent event) {
        Map<String, String> attributes = new HashMap<>();
        byte[][] body = new byte[1][];
        HttpMessageFactory.createWriter(
                        (name, value) -> {
                            String lower = name.toLowerCase(Locale.ROOT);
                            if (lower.startsWith("ce-")) {
                                attributes.put(lower.substring(3), value);
                            }
                        },
                        bytes -> body[0] = bytes)
                .writeBinary(event);
        assertThat(attributes).containsKeys("id", "source", "type", "time", "specversion", "traceparent");
        return new SentBody(BodyForm.BINARY, attributes, body[0]);
    }

    @Test
    void what_we_write_it_reads_with_the_same_values() {
        CloudEvent event = JSON.deserialize(WrittenEvent.json(READ).getBytes(StandardCharsets.UTF_8));
        assertThat(event.getId()).isEqualTo(READ.key().id());
        assertThat(event.getSource()).hasToString(READ.key().source());
        assertThat(event.getTime().toInstant()).isEqualTo(READ.time());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"specversion\": \"1.0\", ",
                "\"id\": \"e-1\", ",
                "\"source\": \"/shop/eu\", ",
                "\"type\": \"dev.tollgate.usage.v1\","
            })
    void without_what_it_requires_both_refuse(String member) throws Exception {
        refusedByBoth(Sample.with(member, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"specversion\": \"9\"", "\"source\": \"a b\"", "\"time\": \"2026-11-21\"", "\"time\": \"tomorrow\"",
                "\"time\": \"2026-02-30T00:00:00Z\"", "\"time\": \"2026-11-21T09:00:00\"", "\"id\": 7", "\"type\": []"
            })
    void with_what_it_refuses_both_refuse(String member) throws Exception {
        String name = member.substring(0, member.indexOf(':'));
        refusedByBoth(Sample.LINE.replaceFirst(name + ": \"[^\"]*\"", member));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Upper\": 1", "\"a_b\": 1", "\"dataschema\": \"a b\""})
    void with_more_than_it_takes_both_refuse(String member) throws Exception {
        refusedByBoth(Sample.withMore(member));
    }

    private static void refusedByBoth(String json) throws Exception {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> JSON.deserialize(bytes)).isInstanceOf(RuntimeException.class);
        assertThat(SentBody.structured(json).unreadable().errors()).isNotEmpty();
    }
}
