package dev.tollgate.ingest.export.adapter.postgres;

import dev.tollgate.ingest.export.CanonicalTotals;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.export.RunState;
import dev.tollgate.ingest.statement.Dimension;
import dev.tollgate.ingest.statement.TotalsQuestion;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.ProviderId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the newest runs first; what their exports hold never changes, and may be read after. */
@ApplicationScoped
class PostgresCanonicalTotals implements CanonicalTotals {
    private static final String NEWEST = """
            SELECT DISTINCT ON (run.provider) run.*, export.content_digest
            FROM ingest_run run LEFT JOIN billing_export export ON export.id = run.export_id
            WHERE run.billing_period = $1 AND run.mode = $2 AND ($3 = '' OR run.provider = $3)
              AND run.reason IS DISTINCT FROM 'PERIOD_CLOSED'
            ORDER BY run.provider, run.ordinal DESC""";

    /** Since the closed month was last delivered as it stands: that delivery confirms what stands. */
    private static final String ATTEMPTS = """
            SELECT run.*, export.content_digest
            FROM ingest_run run JOIN billing_export export ON export.id = run.refused_export
            WHERE run.billing_period = $1 AND run.mode = $2 AND ($3 = '' OR run.provider = $3)
              AND run.ordinal > (SELECT max(done.ordinal) FROM ingest_run done
                                 WHERE done.provider = run.provider AND done.billing_period = run.billing_period
                                   AND done.mode = run.mode AND done.state = 'COMPLETED')
            ORDER BY run.ordinal DESC LIMIT 100""";

    private static final String JUMPS = "SELECT * FROM run_jump WHERE run_id = ANY($1) ORDER BY metric, currency";

    private static final String TOTALS = """
            SELECT total.*, export.format
            FROM export_total total JOIN billing_export export ON export.id = total.export_id
            WHERE total.export_id = ANY($1) AND ($2 = '' OR total.metric = $2)
            ORDER BY total.currency""";

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
                .chain(runs -> pool.preparedQuery(ATTEMPTS)
                        .execute(asked)
                        .chain(attempts -> contents(runs, attempts, one, breakdown)))
                .map(PostgresCanonicalTotals::answer);
    }

    private Uni<Contents> contents(List<Row> runs, RowSet<Row> attempts, String metric, Set<Dimension> breakdown) {
        Contents contents = new Contents(runs, attempts);
        Uni<Contents> read = pool.preparedQuery(TOTALS)
                .execute(Tuple.of(contents.exports(), metric))
                .map(contents::withTotals)
                .chain(() -> pool.preparedQuery(JUMPS).execute(Tuple.of(contents.runIds())))
                .map(contents::withJumps);
        for (Dimension dimension : breakdown) {
            String sql = SLICES.formatted(column(dimension), column(dimension));
            read = read.chain(() -> pool.preparedQuery(sql).execute(Tuple.of(contents.exports(), metric)))
                    .map(rows -> contents.withSlices(dimension, rows));
        }
        return read;
    }

    private static Answer answer(Contents contents) {
        List<CurrentExport> exports = new ArrayList<>();
        List<Incomplete> incomplete = new ArrayList<>();
        for (Row run : contents.runs()) {
            if (isCompleted(run)) {
                exports.add(contents.export(run));
            } else {
                incomplete.add(new Incomplete(
                        Contents.provider(run),
                        run.getUUID("id"),
                        RunState.valueOf(run.getString("state")),
                        Optional.ofNullable(run.getString("reason")).map(FailureReason::valueOf)));
            }
        }
        return new Answer(exports, incomplete);
    }

    private static List<Row> inTierOrder(RowSet<Row> rows) {
        return rows.stream().sorted(Comparator.comparing(Contents::provider)).toList();
    }

    static boolean isCompleted(Row run) {
        return run.getString("state").equals(RunState.COMPLETED.name());
    }

    private static String column(Dimension dimension) {
        return switch (dimension) {
            case SERVICE -> "service";
            case ACCOUNT -> "account";
            case DAY -> "day::text";
            case CHARGE_CATEGORY -> "charge_category";
        };
    }
}
