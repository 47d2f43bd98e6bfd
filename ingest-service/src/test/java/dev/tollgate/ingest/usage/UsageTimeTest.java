package dev.tollgate.ingest.usage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import dev.tollgate.kernel.house.PeerKeysResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@IngestServiceTest
class UsageTimeTest {
    private final String tenant = Usage.newTenant();
    private final Instant now = Usage.now();

    @Test
    void a_late_event_changes_its_hour_with_a_trace_and_what_was_known_before_stays() {
        Instant yesterday = now.minus(Duration.ofDays(1));
        JsonPath first = Usage.sendAll(List.of(Usage.event(tenant, "e-1", "1.5", yesterday)), 200);
        String before = Usage.aggregates(tenant, "").getString("asOf");
        JsonPath second = Usage.sendAll(List.of(Usage.event(tenant, "e-2", "2.25", yesterday)), 200);
        assertThat(second.getString("results[0].timing")).isEqualTo("late");

        JsonPath after = Usage.aggregates(tenant, "");
        assertThat(after.getString("hours[0].quantity")).isEqualTo("3.75");
        assertThat(after.getString("hours[0].hour"))
                .isEqualTo(yesterday.truncatedTo(ChronoUnit.HOURS).toString());
        assertThat(after.getInt("hours[0].changeCount")).isEqualTo(2);
        assertThat(after.getList("hours[0].changes.quantity")).containsExactly("2.25", "1.5");
        assertThat(after.getList("hours[0].changes.timing")).containsExactly("late", "late");
        assertThat(after.getString("hours[0].changes[0].acceptedAt"))
                .isEqualTo(second.getString("results[0].acceptedAt"));

        JsonPath known = Usage.aggregates(tenant, "&asOf=" + before);
        assertThat(known.getString("asOf")).isEqualTo(before);
        assertThat(known.getString("hours[0].quantity")).isEqualTo("1.5");
        assertThat(known.getString("hours[0].lastAcceptedAt")).isEqualTo(first.getString("results[0].acceptedAt"));
    }

    @Test
    void an_event_of_this_hour_is_on_time_and_leaves_no_trace_of_a_change() {
        JsonPath answer = Usage.sendAll(List.of(Usage.event(tenant, "e-1", "1", now)), 200);
        assertThat(answer.getString("results[0].timing")).isEqualTo("on-time");
        assertThat(Usage.aggregates(tenant, "").getInt("hours[0].changeCount")).isZero();
        assertThat(Usage.aggregates(tenant, "").getList("hours[0].changes")).isEmpty();
    }

    @Test
    void an_event_from_before_the_window_or_from_the_future_is_rejected_and_counts_nothing() {
        Usage.send(Usage.STRUCTURED, Usage.event(tenant, "old", "1", now.minus(Duration.ofDays(33))))
                .statusCode(400)
                .body("errors[0].field", equalTo("time"))
                .body("errors[0].message", equalTo("lies further back than usage is taken"));
        Usage.send(Usage.STRUCTURED, Usage.event(tenant, "ahead", "1", now.plus(Duration.ofMinutes(10))))
                .statusCode(400)
                .body("errors[0].message", equalTo("lies further ahead of now than clocks may differ"));
        assertThat(Usage.aggregates(tenant, "").getList("hours")).isEmpty();
    }

    @Test
    void once_the_retry_of_an_event_that_has_become_too_old_is_still_its_duplicate() throws SQLException {
        Instant old = now.minus(Duration.ofDays(40));
        storeBehindTheServicesBack("e-1", old);
        JsonPath again = Usage.sendAll(
                List.of(
                        Usage.event(tenant, "e-1", "1", old),
                        Usage.event(tenant, "e-1", "2", old),
                        Usage.event(tenant, "e-2", "1", old)),
                207);
        assertThat(again.getList("results.status")).containsExactly("duplicate", "conflict", "rejected");
        assertThat(again.getString("results[0].acceptedAt")).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(Usage.conflicts(tenant).getList("items.keptApart.quantity")).containsExactly("2");
    }

    @Test
    void a_backfill_reaches_further_back_is_marked_and_needs_an_operator() {
        String old = Usage.event(tenant, "e-1", "4", now.minus(Duration.ofDays(200)));
        Usage.send("pipeline", Usage.STRUCTURED, "?origin=backfill", old).statusCode(403);
        Usage.send("operator", Usage.STRUCTURED, "?origin=else", old).statusCode(400);
        Usage.send("operator", Usage.STRUCTURED, "?origin=backfill", old)
                .statusCode(200)
                .body("results[0].timing", equalTo("backfill"));
        assertThat(Usage.aggregates(tenant, "").getList("hours[0].changes.timing"))
                .containsExactly("backfill");
    }

    @Test
    void only_the_newest_twenty_changes_of_an_hour_are_shown_and_all_are_counted() {
        for (int number = 0; number < 22; number++) {
            Usage.sendAll(List.of(Usage.event(tenant, "e-" + number, "1", now.minus(Duration.ofDays(2)))), 200);
        }
        JsonPath answer = Usage.aggregates(tenant, "");
        assertThat(answer.getInt("hours[0].changeCount")).isEqualTo(22);
        assertThat(answer.getList("hours[0].changes")).hasSize(20);
    }

    @Test
    void all_pages_of_a_question_are_as_of_the_same_moment() {
        List<String> events = new ArrayList<>();
        for (int hours = 0; hours < 5; hours++) {
            events.add(
                    Usage.event(tenant, "meter-" + hours % 2, "e-" + hours, "1", now.minus(Duration.ofHours(hours))));
        }
        Usage.sendAll(events, 200);
        JsonPath first = Usage.aggregates(tenant, "&limit=2");
        Usage.sendAll(List.of(Usage.event(tenant, "meter-9", "new", "1", now)), 200);
        List<String> seen = new ArrayList<>(first.getList("hours.meter"));
        for (String next = first.getString("next"); next != null; ) {
            JsonPath page = Usage.aggregates(tenant, "&limit=2&cursor=" + next);
            assertThat(page.getString("asOf")).isEqualTo(first.getString("asOf"));
            seen.addAll(page.getList("hours.meter"));
            next = page.getString("next");
        }
        assertThat(seen).containsExactly("meter-0", "meter-0", "meter-0", "meter-1", "meter-1");
    }

    @Test
    void an_answer_for_a_moment_never_changes_however_much_is_being_stored() throws Exception {
        try (var senders = Executors.newFixedThreadPool(4)) {
            List<Future<?>> sending = new ArrayList<>();
            for (int sender = 0; sender < 4; sender++) {
                String prefix = "s" + sender + "-";
                sending.add(senders.submit(() -> sendMany(prefix)));
            }
            Map<String, String> seen = new HashMap<>();
            while (sending.stream().anyMatch(one -> !one.isDone())) {
                JsonPath answer = Usage.aggregates(tenant, "");
                seen.put(answer.getString("asOf"), answer.getString("hours.quantity"));
            }
            for (Future<?> one : sending) {
                one.get();
            }
            assertThat(seen).hasSizeGreaterThan(3);
            seen.forEach((asOf, quantity) -> assertThat(
                            Usage.aggregates(tenant, "&asOf=" + asOf).getString("hours.quantity"))
                    .isEqualTo(quantity));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z                   | tenant | is missing
            tenant=a&to=2026-01-02T00:00:00Z                                    | from   | is missing
            tenant=a&from=2026-01-01T00:30:00Z&to=2026-01-02T00:00:00Z          | from   | is no whole hour
            tenant=a&from=2026-01-01&to=2026-01-02T00:00:00Z                    | from   | is no RFC 3339 time with an offset
            tenant=a&from=2026-01-02T00:00:00Z&to=2026-01-02T00:00:00Z          | to     | is not after from
            tenant=a&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&limit=0  | limit  | is not between 1 and 500
            tenant=a&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&cursor=x | cursor | is none of a page of ours
            tenant=a&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&asOf=2999-01-01T00:00:00Z | asOf | lies ahead: nobody knows what will be known then
            """)
    void a_question_that_makes_no_sense_is_refused_by_name(String query, String field, String message) {
        given().header("Authorization", PeerKeysResource.bearer("gateway", "ingest-service", "pipeline"))
                .get("/v1/usage-aggregates?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field))
                .body("errors[0].message", equalTo(message));
    }

    private void sendMany(String prefix) {
        for (int batch = 0; batch < 20; batch++) {
            List<String> events = new ArrayList<>();
            for (int number = 0; number < 50; number++) {
                events.add(Usage.event(tenant, prefix + batch + "-" + number, "0.001", now));
            }
            Usage.sendAll(events, 200);
        }
    }

    private void storeBehindTheServicesBack(String id, Instant time) throws SQLException {
        try (var connection = EmbeddedPostgresResource.superuser().getConnection();
                var insert = connection.prepareStatement("""
                        INSERT INTO ingest.usage_event VALUES
                            (?, '/shop', ?, 'api', 'requests', NULL, 1, ?::timestamptz, 'on-time', '2026-01-01Z')""")) {
            insert.setString(1, tenant);
            insert.setString(2, id);
            insert.setString(3, time.toString());
            insert.executeUpdate();
        }
    }
}
