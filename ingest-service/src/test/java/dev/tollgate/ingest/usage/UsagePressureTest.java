package dev.tollgate.ingest.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.tollgate.ingest.IngestServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is refused is refused with a time to come again, counted, and logged without a word of its payload. */
@QuarkusTest
@IngestServiceTest
@TestProfile(UsagePressureTest.SmallLimits.class)
class UsagePressureTest {
    /** Within the log's lines, a word that only a payload has. */
    private static final String PAYLOAD = "payload-that-no-log-shows";

    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final Handler listening = new Listening();
    private final Logger root = Logger.getLogger("");
    private final String tenant = Usage.newTenant();
    private final Instant now = Usage.now();

    public static final class SmallLimits implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "tollgate.usage.tenant-rate", "1",
                    "tollgate.usage.tenant-burst", "5",
                    "tollgate.usage.max-in-hand", "20",
                    "tollgate.store.question-time", "PT1S");
        }
    }

    @BeforeEach
    void listen() {
        root.addHandler(listening);
    }

    @AfterEach
    void stopListening() {
        root.removeHandler(listening);
    }

    @Test
    void a_tenant_over_its_rate_is_refused_event_by_event_and_others_are_not() {
        String other = Usage.newTenant();
        List<String> mixed = IntStream.range(0, 8)
                .mapToObj(number -> Usage.event(number == 7 ? other : tenant, "e-" + number, "1", now))
                .toList();
        var answer = Usage.send(Usage.BATCHED, "[" + String.join(",", mixed) + "]")
                .statusCode(207)
                .extract();
        assertThat(answer.jsonPath().getList("results.status"))
                .containsExactly(
                        "accepted", "accepted", "accepted", "accepted", "accepted", "refused", "refused", "accepted");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 2);
        assertThat(Usage.aggregates(tenant, "").getList("hours.events")).containsExactly(5);
    }

    @Test
    void a_request_whose_tenants_are_all_over_their_rate_is_answered_429() {
        Usage.sendAll(events(5, "first"), 200);
        double before = dropped("tenant_rate");
        Usage.send(Usage.BATCHED, "[" + String.join(",", events(4, "second")) + "]")
                .statusCode(429)
                .header("Retry-After", Integer::parseInt, org.hamcrest.Matchers.greaterThanOrEqualTo(1))
                .body("type", equalTo("urn:tollgate:problem:too-many-requests"));
        assertThat(dropped("tenant_rate") - before).isEqualTo(4);
        assertThat(drops()).containsExactly("billing_usage_event_drop reason=tenant_rate events=4 sender=test-caller");
    }

    @Test
    void a_request_with_more_events_than_may_be_in_hand_is_refused_as_a_whole_and_every_event_is_counted() {
        double before = dropped("too_much_in_hand");
        Usage.send(Usage.BATCHED, "[" + String.join(",", events(21, PAYLOAD)) + "]")
                .statusCode(429)
                .header("Retry-After", "1");
        assertThat(dropped("too_much_in_hand") - before).isEqualTo(21);
        assertThat(drops())
                .containsExactly("billing_usage_event_drop reason=too_much_in_hand events=21 sender=test-caller");
        assertThat(Usage.aggregates(tenant, "").getList("hours")).isEmpty();
        // What was in hand was let go again.
        assertThat(Usage.sendAll(events(5, "later"), 200).getInt("accepted")).isEqualTo(5);
        assertThat(Usage.metrics()).contains("tollgate_usage_in_hand_events 0.0");
    }

    @Test
    void every_event_that_is_not_counted_is_told_by_reason_and_never_by_payload() {
        Usage.send(Usage.STRUCTURED, Usage.event(tenant, "same", "1", now)).statusCode(200);
        Usage.send(Usage.STRUCTURED, Usage.event(tenant, "same", "2", now)).statusCode(409);
        Usage.send(Usage.STRUCTURED, Usage.event(tenant, PAYLOAD, PAYLOAD, now)).statusCode(400);
        Usage.send(Usage.STRUCTURED, Usage.event(tenant, PAYLOAD, "1", now.minusSeconds(40 * 86_400)))
                .statusCode(400);
        Usage.send(Usage.STRUCTURED, Usage.event(tenant, PAYLOAD, "1", now.plusSeconds(4_000)))
                .statusCode(400);
        Usage.send(Usage.BATCHED, "[" + Usage.event(tenant, PAYLOAD, "1", now) + ", {\"" + PAYLOAD)
                .statusCode(400);
        assertThat(drops())
                .containsExactly(
                        "billing_usage_event_drop reason=conflict events=1 sender=test-caller",
                        "billing_usage_event_drop reason=invalid_event events=1 sender=test-caller",
                        "billing_usage_event_drop reason=too_old events=1 sender=test-caller",
                        "billing_usage_event_drop reason=in_the_future events=1 sender=test-caller",
                        "billing_usage_event_drop reason=unreadable_body events=2 sender=test-caller");
        assertThat(log).noneMatch(line -> line.contains(PAYLOAD));
        assertThat(Usage.metrics()).doesNotContain(PAYLOAD).doesNotContain(tenant);
    }

    private List<String> events(int count, String prefix) {
        return IntStream.range(0, count)
                .mapToObj(number -> Usage.event(tenant, prefix + number, "1", now))
                .toList();
    }

    private List<String> drops() {
        return log.stream()
                .filter(line -> line.contains("billing_usage_event_drop"))
                .toList();
    }

    private static double dropped(String reason) {
        String name = "billing_usage_event_drop_total{reason=\"" + reason + "\"} ";
        return Usage.metrics()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(
                        line -> Double.parseDouble(line.substring(name.length()).replaceAll(" .*", "")))
                .findFirst()
                .orElseThrow();
    }

    private final class Listening extends Handler {
        private final Formatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
            String stack = line.getThrown() == null ? "" : line.getThrown().toString();
            log.add(formatter.formatMessage(line) + stack);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
