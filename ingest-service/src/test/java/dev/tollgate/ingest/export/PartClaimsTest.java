package dev.tollgate.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.Bills;
import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.ingest.Requests;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.Identifiers;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who has which part, moment by moment; the service's own hands do not look for work meanwhile. */
@QuarkusTest
@TestProfile(PartClaimsTest.NoTick.class)
@IngestServiceTest
class PartClaimsTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /** Nothing is taken up but what is asked for. */
    public static final class NoTick implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.scheduler.enabled", "false");
        }
    }

    @Inject
    PartClaims parts;

    @Inject
    RunClaims runs;

    @Inject
    Drops drops;

    @Inject
    Identifiers identifiers;

    @Test
    void what_was_read_under_the_same_plan_stays_read_and_a_changed_file_begins_anew() throws Exception {
        Path folder = Bills.folder("plan", "aws", "2022-04");
        Bills.write(folder.resolve("a.csv"), Bills.HEADER + row("2022-04", "S", "1"));
        Bills.write(folder.resolve("b.csv"), Bills.HEADER + row("2022-04", "S", "2"));
        RunClaims.Claim run = running("2022-04", "plan");
        ReadingPlan plan = ReadingPlan.of(drops.open("plan", run.scope()));
        assertThat(await(parts.layOut(run, plan))).isTrue();
        PartClaims.PartClaim first = take(run).orElseThrow();
        assertThat(List.of(first.name(), first.ordinal(), first.bytesRead())).isEqualTo(List.of("a.csv", 0, 0L));
        assertThat(await(parts.refuse(first, FailureReason.NOT_CSV, "for this test")))
                .isTrue();
        assertThat(await(parts.layOut(run, plan))).isTrue();
        assertThat(await(parts.progress(run)).orElseThrow().refusal())
                .contains(new PartClaims.Refusal(FailureReason.NOT_CSV, "for this test"));

        Bills.write(
                folder.resolve("b.csv"), Bills.HEADER + row("2022-04", "S", "2").repeat(2));
        ReadingPlan changed = ReadingPlan.of(drops.open("plan", run.scope()));
        assertThat(await(parts.layOut(run, changed))).isTrue();
        assertThat(await(parts.progress(run)).orElseThrow())
                .isEqualTo(new PartClaims.Progress(2, 0, 0, Optional.empty()));
        end(run);
    }

    @Test
    void a_part_is_one_hands_and_who_lost_its_claim_stores_nothing() throws Exception {
        Path folder = Bills.folder("one-hand", "aws", "2022-05");
        Bills.write(folder.resolve("a.csv"), Bills.HEADER + row("2022-05", "S", "1"));
        RunClaims.Claim run = running("2022-05", "one-hand");
        await(parts.layOut(run, ReadingPlan.of(drops.open("one-hand", run.scope()))));
        PartClaims.PartClaim lost = take(run).orElseThrow();
        assertThat(take(run)).isEmpty();
        Instant later = Instant.now().plusSeconds(3600);
        PartClaims.PartClaim taken = await(
                        parts.take(Optional.of(run.runId()), identifiers.next(), later, later.plusSeconds(3600)))
                .orElseThrow();
        assertThat(taken.attempts()).isEqualTo(2);
        assertThat(await(parts.refuse(lost, FailureReason.NOT_CSV, ""))).isFalse();
        await(parts.giveBack(taken));
        assertThat(take(run).orElseThrow().attempts()).isEqualTo(2);
        RunClaims.Claim elsewhere =
                new RunClaims.Claim(run.runId(), identifiers.next(), 2, run.scope(), run.mode(), run.drop(), Set.of());
        assertThat(await(parts.progress(elsewhere))).isEmpty();
        assertThat(await(parts.layOut(elsewhere, ReadingPlan.of(drops.open("one-hand", run.scope())))))
                .isFalse();
        end(run);
    }

    @Test
    void a_part_that_kills_whoever_reads_it_is_given_up() throws Exception {
        Path folder = Bills.folder("deadly", "aws", "2022-06");
        Bills.write(folder.resolve("a.csv"), Bills.HEADER + row("2022-06", "S", "1"));
        Bills.write(folder.resolve("b.csv"), Bills.HEADER + row("2022-06", "S", "2"));
        RunClaims.Claim run = running("2022-06", "deadly");
        await(parts.layOut(run, ReadingPlan.of(drops.open("deadly", run.scope()))));
        execute("UPDATE ingest.part_work SET attempts = 3 WHERE name = 'b.csv' AND run_id = '" + run.runId() + "'");
        execute("UPDATE ingest.ingest_run SET lease_until = now() - interval '1 s' WHERE id = '" + run.runId() + "'");
        Requests.ingest("aws", "2022-07", "nothing-here");
        JsonPath ended = Requests.await(run.runId().toString());
        assertThat(ended.getString("reason")).as(ended.prettify()).isEqualTo("GIVEN_UP");
        assertThat(ended.getString("explanation")).contains("b.csv");
    }

    private static String row(String period, String service, String billed) {
        return Bills.row("AWS", period + "-01", "USD", service, billed, billed);
    }

    /** A run that this test leads: nobody else takes it up before its lease ends. */
    private RunClaims.Claim running(String period, String drop) throws Exception {
        UUID id = identifiers.next();
        UUID attempt = identifiers.next();
        execute("""
                INSERT INTO ingest.ingest_run (id, provider, billing_period, mode, drop_path, state,
                    requested_at, started_at, attempt, attempts, lease_until)
                VALUES ('%s', 'aws', '%s', 'deterministic', '%s', 'RUNNING', now(), now(), '%s', 1,
                    now() + interval '1 h')""".formatted(id, period, drop, attempt));
        return new RunClaims.Claim(
                id,
                attempt,
                1,
                new Scope(ProviderId.AWS, BillingPeriod.of(period)),
                dev.tollgate.ingest.credential.IngestMode.DETERMINISTIC,
                drop,
                Set.of());
    }

    private Optional<PartClaims.PartClaim> take(RunClaims.Claim run) {
        Instant now = Instant.now();
        return await(parts.take(Optional.of(run.runId()), identifiers.next(), now, now.plusSeconds(3600)));
    }

    private void end(RunClaims.Claim run) {
        assertThat(await(runs.fail(run, FailureReason.INTERNAL_ERROR, "the end of a test", Instant.now())))
                .isTrue();
    }

    private static <T> T await(io.smallrye.mutiny.Uni<T> answer) {
        return answer.await().atMost(DEADLINE);
    }

    private static void execute(String sql) throws Exception {
        try (var connection = EmbeddedPostgresResource.superuser().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
