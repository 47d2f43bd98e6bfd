package dev.tollgate.ingest.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@IngestServiceTest
class UsageOnceTest {
    private final String tenant = Usage.newTenant();
    private final Instant now = Usage.now();

    @Test
    void once_an_event_that_is_sent_again_is_a_duplicate_and_shows_the_first_acceptance() {
        String event = Usage.event(tenant, "e-1", "12.50", now);
        JsonPath first =
                Usage.send(Usage.STRUCTURED, event).statusCode(200).extract().jsonPath();
        JsonPath again = Usage.send(Usage.STRUCTURED, event.replace("12.50", "12.5"))
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(first.getString("results[0].status")).isEqualTo("accepted");
        assertThat(again.getString("results[0].status")).isEqualTo("duplicate");
        assertThat(again.getString("results[0].acceptedAt")).isEqualTo(first.getString("results[0].acceptedAt"));
        assertThat(Usage.aggregates(tenant, "").getList("hours.quantity")).containsExactly("12.5");
        assertThat(Usage.aggregates(tenant, "").getList("hours.events")).containsExactly(1);
    }

    @Test
    void once_the_same_id_with_other_content_is_refused_kept_apart_and_never_counted() {
        Usage.send(Usage.STRUCTURED, Usage.event(tenant, "e-1", "1", now)).statusCode(200);
        for (int time = 0; time < 2; time++) {
            Usage.send(Usage.STRUCTURED, Usage.event(tenant, "e-1", "2", now))
                    .statusCode(409)
                    .body("type", equalTo("urn:tollgate:problem:conflict"))
                    .body("detail", containsString("is kept apart and not counted"));
        }
        assertThat(Usage.aggregates(tenant, "").getList("hours.quantity")).containsExactly("1");
        JsonPath kept = Usage.conflicts(tenant);
        assertThat(kept.getList("items.id")).containsExactly("e-1");
        assertThat(kept.getString("items[0].keptApart.quantity")).isEqualTo("2");
        assertThat(kept.getString("items[0].counted.quantity")).isEqualTo("1");
    }

    @Test
    void once_an_id_whose_time_alone_differs_is_a_conflict_too() {
        Usage.send(Usage.STRUCTURED, Usage.event(tenant, "e-1", "1", now)).statusCode(200);
        Usage.send(Usage.STRUCTURED, Usage.event(tenant, "e-1", "1", now.minus(Duration.ofDays(3))))
                .statusCode(409);
        assertThat(Usage.aggregates(tenant, "").getList("hours.events")).containsExactly(1);
    }

    @Test
    void once_repetitions_within_one_request_are_told_in_their_places() {
        String one = Usage.event(tenant, "e-1", "1", now);
        String other = Usage.event(tenant, "e-1", "7", now);
        String two = Usage.event(tenant, "e-0", "1", now);
        JsonPath answer = Usage.sendAll(List.of(one, one, other, two, two), 207);
        assertThat(answer.getList("results.status"))
                .containsExactly("accepted", "duplicate", "conflict", "accepted", "duplicate");
        assertThat(answer.getList("results.index")).containsExactly(0, 1, 2, 3, 4);
        assertThat(answer.getInt("accepted")).isEqualTo(2);
        assertThat(answer.getInt("conflict")).isEqualTo(1);
        assertThat(Usage.aggregates(tenant, "").getList("hours.quantity")).containsExactly("2");
    }

    @Test
    void two_tenants_may_use_the_same_source_and_id() {
        String other = Usage.newTenant();
        Usage.sendAll(List.of(Usage.event(tenant, "e-1", "1", now), Usage.event(other, "e-1", "2", now)), 200);
        assertThat(Usage.aggregates(tenant, "").getList("hours.quantity")).containsExactly("1");
        assertThat(Usage.aggregates(other, "").getList("hours.quantity")).containsExactly("2");
    }

    /** Batches that overlap and come in any order would wait for each other in a circle if they were stored as they come. */
    @Test
    void once_many_senders_of_the_same_events_at_once_store_each_exactly_once() throws Exception {
        List<String> events = new ArrayList<>();
        for (int number = 0; number < 3_000; number++) {
            events.add(Usage.event(tenant, "e-" + number, "0.1", now));
        }
        long seed = System.nanoTime();
        try (var senders = Executors.newFixedThreadPool(8)) {
            List<Callable<JsonPath>> requests = new ArrayList<>();
            for (int sender = 0; sender < 24; sender++) {
                List<String> mixed = new ArrayList<>(events);
                Collections.shuffle(mixed, new Random(seed + sender));
                requests.add(() -> Usage.sendAll(mixed.subList(0, 1_000), 200));
            }
            long accepted = 0;
            long answered = 0;
            for (Future<JsonPath> answer : senders.invokeAll(requests)) {
                accepted += answer.get().getLong("accepted");
                answered += answer.get().getLong("accepted") + answer.get().getLong("duplicate");
            }
            assertThat(answered).isEqualTo(24_000);
            assertThat(accepted).as("seed %d", seed).isEqualTo(stored());
        }
        Usage.sendAll(events, 200);
        assertThat(stored()).isEqualTo(3_000);
        assertThat(Usage.aggregates(tenant, "").getList("hours.quantity")).containsExactly("300");
    }

    private long stored() throws SQLException {
        try (var connection = EmbeddedPostgresResource.superuser().getConnection();
                var count = connection.prepareStatement("SELECT count(*) FROM ingest.usage_event WHERE tenant = ?")) {
            count.setString(1, tenant);
            var rows = count.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }
}
