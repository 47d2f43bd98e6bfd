package dev.tollgate.ingest.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.DropRootResource;
import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.ingest.Requests;
import dev.tollgate.ingest.export.LiveBills;
import dev.tollgate.ingest.export.RequestingIngest;
import dev.tollgate.ingest.export.Scope;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import dev.tollgate.kernel.house.MovableClock;
import dev.tollgate.kernel.house.SeededIdentifiers;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a turn when something stands in the way of its runs. */
@QuarkusTest
@IngestServiceTest
class SchedulingFetchesTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Instant FIFTH = Instant.parse("2024-05-05T12:00:00Z");

    @Inject
    FetchTurns turns;

    @Inject
    RequestingIngest requesting;

    @AfterEach
    void forget() throws Exception {
        try (var connection = EmbeddedPostgresResource.superuser().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("TRUNCATE ingest.fetch_schedule");
        }
    }

    @Test
    void a_turn_whose_runs_could_not_be_asked_for_comes_again_soon_and_the_next_provider_has_its_own() {
        // Neither is configured in this service, so that each request is refused.
        scheduling("PT24H", ProviderId.AWS, ProviderId.GCP).fetchWhatIsDue();
        assertThat(next())
                .isEqualTo(Map.of(ProviderId.AWS, FIFTH.plusSeconds(300), ProviderId.GCP, FIFTH.plusSeconds(300)));
    }

    @Test
    void a_month_that_somebody_has_fetched_on_other_terms_keeps_no_other_month_from_being_fetched() throws Exception {
        DropRootResource.secret("t0ken", "k3y");
        DropRootResource.OPENOPS.server().resetAll();
        DropRootResource.OPENOPS.serveSlowly("2024-04", "1", 3_000);
        String asked = Requests.asOperator()
                .body("""
                        {"provider":"openops","billingPeriod":"2024-04","ingestMode":"live","accept":["TOTAL_JUMP"]}""")
                .post("/v1/ingest-runs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        scheduling("PT24H", ProviderId.OPENOPS).fetchWhatIsDue();
        assertThat(runs("2024-04")).containsExactly(asked);
        assertThat(runs("2024-05")).hasSize(1);
        assertThat(next().get(ProviderId.OPENOPS))
                .isBetween(FIFTH.plus(Duration.ofHours(24)), FIFTH.plus(Duration.ofMinutes(24 * 66)));
        Requests.await(asked);
        Requests.await(runs("2024-05").getFirst());
    }

    @Test
    void an_interval_of_nothing_is_none() {
        scheduling("PT0S", ProviderId.AWS).fetchWhatIsDue();
        scheduling("PT-1S", ProviderId.AWS).fetchWhatIsDue();
        assertThat(next()).isEmpty();
    }

    private SchedulingFetches scheduling(String every, ProviderId... configured) {
        FetchConfig config = new SmallRyeConfigBuilder()
                .withMapping(FetchConfig.class)
                .withDefaultValue("tollgate.fetch.every", every)
                .build()
                .getConfigMapping(FetchConfig.class);
        return new SchedulingFetches(
                config,
                new Configured(List.of(configured)),
                turns,
                requesting,
                new MovableClock(FIFTH),
                new SeededIdentifiers(1));
    }

    private Map<ProviderId, Instant> next() {
        return turns.next().await().atMost(SOON);
    }

    private static List<String> runs(String month) {
        return Requests.asOperator()
                .get("/v1/ingest-runs?provider=openops&billingPeriod=" + month)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private record Configured(List<ProviderId> providers) implements LiveBills {
        @Override
        public List<Problem.FieldError> missing(ProviderId provider) {
            return providers.contains(provider) ? List.of() : List.of(new Problem.FieldError("X", "is not set"));
        }

        @Override
        public <T> T fetch(Scope scope, Function<Fetched, T> reading) {
            throw new UnsupportedOperationException("not asked here");
        }
    }
}
