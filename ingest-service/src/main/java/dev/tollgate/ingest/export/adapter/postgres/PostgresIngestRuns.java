package dev.tollgate.ingest.export.adapter.postgres;

import dev.tollgate.ingest.export.BillGroup;
import dev.tollgate.ingest.export.IngestRun;
import dev.tollgate.ingest.export.IngestRuns;
import dev.tollgate.ingest.export.MetricTotal;
import dev.tollgate.ingest.export.PartOutcome;
import dev.tollgate.ingest.export.QuarantinedRow;
import dev.tollgate.ingest.export.RowReason;
import dev.tollgate.ingest.export.RunReport;
import dev.tollgate.ingest.export.SetAside;
import dev.tollgate.ingest.export.TotalJump;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.Sha256;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Runs in PostgreSQL: the run itself by Hibernate Reactive, its many rows by the reactive client. */
@ApplicationScoped
class PostgresIngestRuns implements IngestRuns {
    private static final int QUARANTINE_SAMPLES = 100;
    private static final int LIVE_TRIES = 5;

    private static final String ADD_LIVE = """
            INSERT INTO ingest_run (id, provider, billing_period, mode, drop_path, accepted, state, requested_at)
            VALUES ($1, $2, $3, 'live', '', $4, 'QUEUED', $5)
            ON CONFLICT (provider, billing_period) WHERE mode = 'live' AND state IN ('QUEUED', 'RUNNING') DO NOTHING""";

    private final RunRows rows;
    private final EventLoop eventLoop;
    private final Pool pool;

    PostgresIngestRuns(RunRows rows, EventLoop eventLoop, Pool pool) {
        this.rows = rows;
        this.eventLoop = eventLoop;
        this.pool = pool;
    }

    @Override
    public Uni<IngestRun> add(IngestRun queued) {
        return switch (queued.mode()) {
            case DETERMINISTIC ->
                eventLoop
                        .run(() -> Panache.withTransaction(() -> rows.persist(RunRow.of(queued))))
                        .replaceWith(queued);
            case LIVE -> addLive(queued, LIVE_TRIES);
        };
    }

    /** The run that stands in the way may end before it is read; then there is room. */
    private Uni<IngestRun> addLive(IngestRun queued, int triesLeft) {
        RunRow row = RunRow.of(queued);
        Tuple values = Tuple.from(
                List.of(row.id, row.provider, row.billingPeriod, row.accepted, PostgresRunClaims.at(row.requestedAt)));
        return pool.preparedQuery(ADD_LIVE).execute(values).chain(added -> {
            if (added.rowCount() == 1) {
                return Uni.createFrom().item(queued);
            }
            if (triesLeft == 0) {
                return Uni.createFrom().failure(new IllegalStateException("a live run is there and is not found"));
            }
            return standing(row)
                    .chain(found -> found.map(run -> Uni.createFrom().item(run.toRun()))
                            .orElseGet(() -> addLive(queued, triesLeft - 1)));
        });
    }

    private Uni<Optional<RunRow>> standing(RunRow asked) {
        return eventLoop
                .run(() -> Panache.withSession(() -> rows.find(
                                "mode = 'live' and state in ('QUEUED', 'RUNNING') and provider = ?1 and billingPeriod = ?2",
                                asked.provider,
                                asked.billingPeriod)
                        .firstResult()))
                .map(Optional::ofNullable);
    }

    @Override
    public Uni<Optional<RunReport>> find(UUID id) {
        return eventLoop
                .run(() -> Panache.withSession(() -> rows.findById(id)))
                .chain(row -> row == null
                        ? Uni.createFrom().item(Optional.<RunReport>empty())
                        : report(row.toRun()).map(Optional::of));
    }

    @Override
    public Uni<List<IngestRun>> newest(
            Optional<ProviderId> provider, Optional<BillingPeriod> period, Optional<UUID> after, int limit) {
        StringBuilder where = new StringBuilder("1 = 1");
        Map<String, Object> values = new HashMap<>();
        provider.ifPresent(one -> {
            where.append(" and provider = :provider");
            values.put("provider", one.id());
        });
        period.ifPresent(one -> {
            where.append(" and billingPeriod = :period");
            values.put("period", one.toString());
        });
        after.ifPresent(one -> {
            where.append(" and ordinal < (select cursor.ordinal from RunRow cursor where cursor.id = :after)");
            values.put("after", one);
        });
        return eventLoop
                .run(() -> Panache.withSession(() -> rows.find(where + " order by ordinal desc", values)
                        .page(Page.ofSize(limit))
                        .list()))
                .map(found -> found.stream().map(RunRow::toRun).toList());
    }

    private Uni<RunReport> report(IngestRun run) {
        if (run.outcome().isEmpty()) {
            return Uni.createFrom().item(new RunReport(run, List.of(), List.of(), List.of(), List.of(), List.of()));
        }
        Uni<List<PartOutcome>> parts = list(
                "SELECT * FROM run_part WHERE run_id = $1 ORDER BY ordinal",
                Tuple.of(run.id()),
                PostgresIngestRuns::part);
        Uni<List<SetAside>> setAside = list(
                "SELECT * FROM run_set_aside WHERE run_id = $1 ORDER BY ordinal",
                Tuple.of(run.id()),
                PostgresIngestRuns::setAside);
        Uni<List<QuarantinedRow>> quarantine = list(
                "SELECT * FROM run_quarantine WHERE run_id = $1 ORDER BY ordinal LIMIT $2",
                Tuple.of(run.id(), QUARANTINE_SAMPLES),
                PostgresIngestRuns::quarantined);
        Uni<List<MetricTotal>> totals = list("""
                SELECT total.*, export.format
                FROM export_total total JOIN billing_export export ON export.id = total.export_id
                WHERE total.export_id = $1 ORDER BY total.metric, total.currency""", Tuple.of(run.outcome().get().exportId()), Contents::total);
        Uni<List<TotalJump>> jumps = list(
                "SELECT * FROM run_jump WHERE run_id = $1 ORDER BY metric, currency", Tuple.of(run.id()), Jumps::of);
        return Uni.combine()
                .all()
                .unis(parts, setAside, quarantine, totals, jumps)
                .with((one, two, three, four, five) -> new RunReport(run, one, two, three, four, five));
    }

    private <T> Uni<List<T>> list(String sql, Tuple values, Function<Row, T> mapper) {
        return pool.preparedQuery(sql).mapping(mapper).execute(values).map(found -> found.stream()
                .toList());
    }

    private static PartOutcome part(Row row) {
        String repeats = row.getString("repeats");
        return new PartOutcome(
                row.getString("name"),
                row.getString("format"),
                new Sha256(row.getString("sha256")),
                new Sha256(row.getString("file_sha256")),
                row.getLong("rows"),
                row.getLong("quarantined"),
                repeats.isEmpty() ? Optional.empty() : Optional.of(repeats));
    }

    private static SetAside setAside(Row row) {
        BillGroup group = new BillGroup(
                row.getString("provider_name"),
                ProviderId.of(row.getString("provider")),
                Optional.of(BillingPeriod.of(row.getString("billing_period"))),
                row.getString("currency"),
                row.getString("format"));
        return new SetAside(
                group,
                CostMetric.of(row.getString("metric")).orElseThrow(),
                new Money(row.getBigDecimal("amount"), group.currency()),
                row.getLong("rows"));
    }

    private static QuarantinedRow quarantined(Row row) {
        return new QuarantinedRow(
                row.getString("part"),
                row.getLong("line"),
                row.getString("column_name"),
                RowReason.valueOf(row.getString("reason")));
    }
}
