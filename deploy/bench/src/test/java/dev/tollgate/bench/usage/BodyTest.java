package dev.tollgate.bench.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is sent is what ingest-service/usage.md asks for, new each time, and the same events that the other side gets. */
class BodyTest {
    private static final Instant NOW = Instant.parse("2026-11-21T23:59:59.75Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Application APPLICATION = Application.all().get(7);
    private static final List<String> ATTRIBUTES = List.of("specversion", "id", "source", "type", "time", "data");
    private static final Set<String> DATA = Set.of("tenant", "product", "meter", "quantity", "subscription");

    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void a_batch_is_a_thousand_events_as_the_contract_has_them() throws Exception {
        JsonNode batch = json(Body.batch(APPLICATION).next(EventIds.V7, CLOCK, random));
        assertThat(batch.size()).isEqualTo(1_000);
        for (int at = 0; at < batch.size(); at++) {
            requireEvent(batch.get(at), APPLICATION.batch().get(at));
        }
    }

    @Test
    void a_single_event_is_an_object() throws Exception {
        Usage usage = APPLICATION.batch().get(3);
        requireEvent(json(Body.single(APPLICATION, usage).next(EventIds.V4, CLOCK, random)), usage);
    }

    @Test
    void no_id_is_used_twice() throws Exception {
        Body body = Body.batch(APPLICATION);
        for (EventIds ids : EventIds.values()) {
            Set<String> seen = new HashSet<>();
            for (int request = 0; request < 20; request++) {
                json(body.next(ids, CLOCK, random))
                        .forEach(event -> seen.add(event.path("id").textValue()));
            }
            assertThat(seen).hasSize(20_000);
        }
    }

    @Test
    void ids_are_of_the_version_that_they_say() {
        assertThat(EventIds.V7.next(NOW, random))
                .extracting(UUID::version, UUID::variant)
                .containsExactly(7, 2);
        assertThat(EventIds.V4.next(NOW, random))
                .extracting(UUID::version, UUID::variant)
                .containsExactly(4, 2);
        assertThat(EventIds.V7.next(NOW, random).toString())
                .isLessThan(EventIds.V7.next(NOW.plusMillis(1), random).toString());
    }

    @Test
    void the_other_side_gets_the_same_events_in_the_order_of_the_key() {
        io.vertx.sqlclient.Tuple columns = Rows.of(APPLICATION).next(EventIds.V4, CLOCK, random);
        List<String> keys = new ArrayList<>();
        List<BigDecimal> quantities = new ArrayList<>();
        for (int row = 0; row < 1_000; row++) {
            keys.add(columns.getArrayOfStrings(0)[row] + " " + columns.getArrayOfStrings(2)[row]);
            quantities.add(new BigDecimal(columns.getArrayOfStrings(6)[row]));
        }
        assertThat(keys).isSorted().doesNotHaveDuplicates();
        assertThat(quantities)
                .containsExactlyInAnyOrderElementsOf(
                        APPLICATION.batch().stream().map(Usage::quantity).toList());
    }

    private static void requireEvent(JsonNode event, Usage usage) {
        assertThat(event.fieldNames()).toIterable().containsExactlyElementsOf(ATTRIBUTES);
        assertThat(event.path("specversion").textValue()).isEqualTo("1.0");
        assertThat(UUID.fromString(event.path("id").textValue()))
                .hasToString(event.path("id").textValue());
        assertThat(event.path("source").textValue()).isEqualTo("/apps/app-7");
        assertThat(event.path("type").textValue()).isEqualTo("dev.tollgate.usage.v1");
        assertThat(OffsetDateTime.parse(event.path("time").textValue()).toInstant())
                .isEqualTo(usage.time(Instant.parse("2026-11-21T23:59:59Z")))
                .isBetween(NOW.minusSeconds(61), NOW);
        JsonNode data = event.path("data");
        assertThat(data.fieldNames()).toIterable().isSubsetOf(DATA);
        assertThat(data.path("tenant").textValue()).isEqualTo(usage.tenant());
        assertThat(data.path("meter").textValue()).isEqualTo(usage.meter());
        assertThat(data.path("subscription").textValue())
                .isEqualTo(usage.subscription().orElse(null));
        assertThat(new BigDecimal(data.path("quantity").textValue())).isEqualTo(usage.quantity());
    }

    private static JsonNode json(byte[] body) throws java.io.IOException {
        return new ObjectMapper().readTree(body);
    }
}
