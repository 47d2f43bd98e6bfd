package dev.tollgate.ingest.export.adapter.postgres;

import dev.tollgate.ingest.export.Acceptance;
import dev.tollgate.ingest.export.RunClaims.Claim;
import dev.tollgate.ingest.export.TotalJump;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;

/**
 * Compares a run's export, day by day, with the newest one that was above suspicion: compared with the last, a doubled
 * month would look right again as soon as it is delivered twice.
 */
final class Jumps {
    private static final String FIND = """
            WITH trusted AS (
                SELECT run.export_id FROM ingest_run run
                WHERE run.provider = $3 AND run.billing_period = $4 AND run.mode = $5 AND run.state = 'COMPLETED'
                  AND NOT EXISTS (SELECT 1 FROM run_jump jump WHERE jump.run_id = run.id)
                ORDER BY run.ordinal DESC LIMIT 1),
            both_days AS (
                SELECT metric, currency, day, sum(amount) FILTER (WHERE cell.export_id = trusted.export_id) AS before,
                       sum(amount) FILTER (WHERE cell.export_id = $2) AS after
                FROM trusted JOIN cube_cell cell ON cell.export_id IN (trusted.export_id, $2)
                WHERE trusted.export_id <> $2
                GROUP BY metric, currency, day),
            sums AS (
                SELECT metric, currency, sum(before) AS before, sum(after) AS after, count(*) AS days
                FROM both_days
                WHERE before IS NOT NULL AND after IS NOT NULL AND day < (SELECT max(day) FROM both_days WHERE before IS NOT NULL)
                GROUP BY metric, currency)
            INSERT INTO run_jump (run_id, metric, currency, before, after, days)
            SELECT $1, metric, currency, before, after, days FROM sums
            WHERE before <> 0 AND (sign(before) <> sign(after)
                OR abs(after) * 100 >= abs(before) * $6 OR abs(after) * $6 <= abs(before) * 100)""";

    private Jumps() {}

    static Uni<Void> find(SqlConnection connection, Claim claim, UUID export, int percent) {
        if (claim.accepted().contains(Acceptance.TOTAL_JUMP)) {
            return Uni.createFrom().voidItem();
        }
        Tuple values = Tuple.of(
                claim.runId(),
                export,
                claim.scope().provider().id(),
                claim.scope().period().toString(),
                claim.mode().id(),
                percent);
        return connection.preparedQuery(FIND).execute(values).replaceWithVoid();
    }

    static TotalJump of(Row row) {
        String currency = row.getString("currency");
        return new TotalJump(
                CostMetric.of(row.getString("metric")).orElseThrow(),
                new Money(row.getBigDecimal("before"), currency),
                new Money(row.getBigDecimal("after"), currency),
                row.getInteger("days"));
    }
}
