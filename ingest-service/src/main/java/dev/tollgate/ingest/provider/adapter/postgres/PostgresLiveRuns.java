package dev.tollgate.ingest.provider.adapter.postgres;

import dev.tollgate.ingest.export.Delivery;
import dev.tollgate.ingest.export.Delivery.Completeness;
import dev.tollgate.ingest.export.Delivery.PeriodState;
import dev.tollgate.ingest.export.Delivery.ToldBy;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.export.RunState;
import dev.tollgate.ingest.provider.LiveRun;
import dev.tollgate.ingest.provider.LiveRuns;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.ProviderId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** For each provider the newest live run, the newest that ended, and the newest that brought something in. */
@ApplicationScoped
class PostgresLiveRuns implements LiveRuns {
    private static final String NEWEST = """
            SELECT run.* FROM (VALUES ('openops'), ('aws'), ('azure'), ('gcp')) AS asked(provider)
            CROSS JOIN LATERAL (
                (SELECT * FROM ingest_run live WHERE live.mode = 'live' AND live.provider = asked.provider
                 ORDER BY live.ordinal DESC LIMIT 1)
                UNION
                (SELECT * FROM ingest_run live WHERE live.mode = 'live' AND live.provider = asked.provider
                   AND live.state IN ('COMPLETED', 'FAILED') ORDER BY live.ordinal DESC LIMIT 1)
                UNION
                (SELECT * FROM ingest_run live WHERE live.mode = 'live' AND live.provider = asked.provider
                   AND live.state = 'COMPLETED' ORDER BY live.ordinal DESC LIMIT 1)) run
            ORDER BY run.ordinal DESC""";

    private final Pool pool;

    PostgresLiveRuns(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Map<ProviderId, Standing>> newest() {
        return pool.query(NEWEST).execute().map(rows -> {
            Map<ProviderId, List<LiveRun>> byProvider = new EnumMap<>(ProviderId.class);
            rows.forEach(row -> byProvider
                    .computeIfAbsent(ProviderId.of(row.getString("provider")).orElseThrow(), _ -> new ArrayList<>())
                    .add(run(row)));
            Map<ProviderId, Standing> standing = new EnumMap<>(ProviderId.class);
            byProvider.forEach((provider, runs) -> standing.put(provider, standing(runs)));
            return standing;
        });
    }

    /** @param runs the newest first */
    private static Standing standing(List<LiveRun> runs) {
        return new Standing(
                runs.getFirst(),
                runs.stream().filter(run -> run.finishedAt().isPresent()).findFirst(),
                runs.stream().filter(run -> run.state() == RunState.COMPLETED).findFirst());
    }

    private static LiveRun run(Row row) {
        OffsetDateTime finished = row.getOffsetDateTime("finished_at");
        return new LiveRun(
                row.getUUID("id"),
                BillingPeriod.of(row.getString("billing_period")),
                RunState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("reason")).map(FailureReason::valueOf),
                row.getString("explanation"),
                row.getOffsetDateTime("requested_at").toInstant(),
                Optional.ofNullable(finished).map(OffsetDateTime::toInstant),
                delivery(row));
    }

    private static Optional<Delivery> delivery(Row row) {
        return Optional.ofNullable(row.getOffsetDateTime("as_of"))
                .map(asOf -> new Delivery(
                        asOf.toInstant(),
                        ToldBy.valueOf(row.getString("as_of_by")),
                        Completeness.valueOf(row.getString("completeness")),
                        Optional.ofNullable(row.getString("completeness_by")).map(ToldBy::valueOf),
                        PeriodState.valueOf(row.getString("period_state"))));
    }
}
