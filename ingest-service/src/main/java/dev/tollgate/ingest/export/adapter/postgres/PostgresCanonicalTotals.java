package dev.tollgate.ingest.export.adapter.postgres;

import dev.tollgate.ingest.export.CanonicalTotals;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.export.MetricTotal;
import dev.tollgate.ingest.export.PartCounts;
import dev.tollgate.ingest.export.RowCounts;
import dev.tollgate.ingest.export.RunState;
import dev.tollgate.ingest.statement.BreakdownCell;
import dev.tollgate.ingest.statement.Dimension;
import dev.tollgate.ingest.statement.TotalsQuestion;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.ExactDecimal;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.Sha256;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds the newest runs first; what their exports hold never changes, and may be read after. */
@ApplicationScoped
class PostgresCanonicalTotals implements CanonicalTotals {
    private static final String NEWEST = """
            SELECT DISTINCT ON (run.provider) run.*, export.content_digest
            FROM ingest_run run LEFT JOIN billing_export export ON export.id = run.export_id
            WHERE run.billing_period = $1 AND run.mode = $2 AND ($3 = '' OR run.provider = $3)
            ORDER BY run.provider, run.ordinal DESC""";

    private static final String TOTALS = """
            SELECT * FROM export_total WHERE export_id = ANY($1) AND ($2 = '' OR metric = $2)
            ORDER BY currency""";

    private static final String SLICES = """
            SELECT export_id, currency, metric, %s AS key, sum(amount) AS amount
            FROM cube_cell WHERE export_id = ANY($1) AND ($2 = '' OR metric = $2)
            GROUP BY export_id, currency, metric, %s ORDER BY key""";

    private final Pool pool;

    PostgresCanonicalTotals(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Answer> current(TotalsQuestion question, Optional<CostMetric> metric, Set<Dimension> breakdown) {
        String one = metric.map(CostMetric::column).orElse("");
        Tuple asked = Tuple.of(
                question.period().toString(),
                question.mode().id(),
                question.provider().map(ProviderId::id).orElse(""));
        return pool.preparedQuery(NEWEST)
                .execute(asked)
                .map(PostgresCanonicalTotals::inTierOrder)
                .chain(runs -> contents(exportsOf(runs), one, breakdown).map(contents -> answer(runs, contents)));
    }

    private Uni<Contents> contents(UUID[] exports, String metric, Set<Dimension> breakdown) {
        Contents contents = new Contents();
        Uni<Contents> read =
                pool.preparedQuery(TOTALS).execute(Tuple.of(exports, metric)).map(rows -> contents.withTotals(rows));
        for (Dimension dimension : breakdown) {
            String sql = SLICES.formatted(column(dimension), column(dimension));
            read = read.chain(() -> pool.preparedQuery(sql).execute(Tuple.of(exports, metric)))
                    .map(rows -> contents.withSlices(dimension, rows));
        }
        return read;
    }

    private static Answer answer(List<Row> runs, Contents contents) {
        List<CurrentExport> exports = new ArrayList<>();
        List<Incomplete> incomplete = new ArrayList<>();
        for (Row run : runs) {
            if (isCompleted(run)) {
                exports.add(export(run, contents));
            } else {
                incomplete.add(new Incomplete(
                        provider(run),
                        run.getUUID("id"),
                        RunState.valueOf(run.getString("state")),
                        Optional.ofNullable(run.getString("reason")).map(FailureReason::valueOf)));
            }
        }
        return new Answer(exports, incomplete);
    }

    private static CurrentExport export(Row run, Contents contents) {
        return new CurrentExport(
                provider(run),
                run.getUUID("export_id"),
                run.getUUID("id"),
                new Sha256(run.getString("content_digest")),
                run.getOffsetDateTime("as_of").toInstant(),
                new RowCounts(
                        run.getLong("rows_read"),
                        run.getLong("rows_counted"),
                        run.getLong("rows_quarantined"),
                        run.getLong("rows_set_aside")),
                new PartCounts(run.getInteger("parts_counted"), run.getInteger("parts_repeated")),
                RunRow.metrics(run.getString("metrics_incomplete")),
                contents.totalsOf(run.getUUID("export_id")));
    }

    private static List<Row> inTierOrder(RowSet<Row> rows) {
        return rows.stream()
                .sorted(Comparator.comparing(PostgresCanonicalTotals::provider))
                .toList();
    }

    private static UUID[] exportsOf(List<Row> runs) {
        return runs.stream()
                .filter(PostgresCanonicalTotals::isCompleted)
                .map(run -> run.getUUID("export_id"))
                .toArray(UUID[]::new);
    }

    private static boolean isCompleted(Row run) {
        return run.getString("state").equals(RunState.COMPLETED.name());
    }

    private static ProviderId provider(Row run) {
        return ProviderId.of(run.getString("provider")).orElseThrow();
    }

    private static String column(Dimension dimension) {
        return switch (dimension) {
            case SERVICE -> "service";
            case ACCOUNT -> "account";
            case DAY -> "day::text";
            case CHARGE_CATEGORY -> "charge_category";
        };
    }

    /** What was read so far, by export, currency and metric. */
    private static final class Contents {
        private final Map<UUID, List<MetricTotal>> totals = new HashMap<>();
        private final Map<List<Object>, List<BreakdownCell>> slices = new HashMap<>();

        Contents withTotals(RowSet<Row> rows) {
            for (Row row : rows) {
                CostMetric metric = CostMetric.of(row.getString("metric")).orElseThrow();
                Money total = new Money(row.getBigDecimal("amount"), row.getString("currency"));
                totals.computeIfAbsent(row.getUUID("export_id"), _ -> new ArrayList<>())
                        .add(new MetricTotal(metric, total, row.getLong("rows"), List.of()));
            }
            return this;
        }

        Contents withSlices(Dimension dimension, RowSet<Row> rows) {
            for (Row row : rows) {
                List<Object> total =
                        List.of(row.getUUID("export_id"), row.getString("currency"), row.getString("metric"));
                slices.computeIfAbsent(total, _ -> new ArrayList<>())
                        .add(new BreakdownCell(
                                dimension, row.getString("key"), ExactDecimal.normalise(row.getBigDecimal("amount"))));
            }
            return this;
        }

        List<MetricTotal> totalsOf(UUID export) {
            return totals.getOrDefault(export, List.of()).stream()
                    .map(total -> new MetricTotal(
                            total.metric(),
                            total.total(),
                            total.rows(),
                            slices.getOrDefault(
                                    List.of(
                                            export,
                                            total.total().currency(),
                                            total.metric().column()),
                                    List.of())))
                    .sorted(Comparator.comparing(MetricTotal::metric))
                    .toList();
        }
    }
}
