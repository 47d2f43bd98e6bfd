package dev.tollgate.ingest.export.adapter.postgres;

import dev.tollgate.ingest.export.CountedExport;
import dev.tollgate.ingest.export.Delivery;
import dev.tollgate.ingest.export.Delivery.PeriodState;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.export.RunClaims.Claim;
import dev.tollgate.ingest.statement.BreakdownCell;
import dev.tollgate.ingest.statement.Statement;
import dev.tollgate.kernel.CostMetric;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The end of one run, inside one transaction. Runs of the same provider, month and mode end one after another, so that
 * what an export supersedes is never a matter of chance; and what is known already is decided by constraints.
 */
final class Completion {
    private static final String IN_TURN = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";

    private static final String NEW_EXPORT = """
            INSERT INTO billing_export (id, provider, billing_period, mode, content_digest, stored_at, format)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (provider, billing_period, mode, content_digest) DO NOTHING""";

    private static final String KNOWN_EXPORT = """
            SELECT id FROM billing_export
            WHERE provider = $1 AND billing_period = $2 AND mode = $3 AND content_digest = $4""";

    private static final String NEW_STATEMENT = """
            INSERT INTO provider_statement
                (id, provider, billing_period, mode, digest, metric, currency, total, as_of, source, origin)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8::text::numeric, $9, $10, $11)
            ON CONFLICT (provider, billing_period, mode, digest) DO NOTHING""";

    private static final String KNOWN_STATEMENT = """
            SELECT id FROM provider_statement
            WHERE provider = $1 AND billing_period = $2 AND mode = $3 AND digest = $4""";

    /** Content that a closed month once refused, and that is accepted now, is known and was never counted. */
    private static final String END_RUN = """
            UPDATE ingest_run run
            SET state = 'COMPLETED', finished_at = $3, export_id = $4, statement_id = $5,
                as_of = $6, as_of_by = $7, completeness = $8, completeness_by = $9, period_state = $10,
                rows_read = $11, rows_counted = $12, rows_quarantined = $13, rows_set_aside = $14,
                parts_counted = $15, parts_repeated = $16, metrics_incomplete = $17, metrics_inexact = $19,
                repeats_export = EXISTS (SELECT 1 FROM ingest_run before WHERE before.export_id = $4),
                supersedes_export = (
                    SELECT nullif(before.export_id, $4) FROM ingest_run before
                    WHERE before.provider = run.provider AND before.billing_period = run.billing_period
                      AND before.mode = run.mode AND before.state = 'COMPLETED' AND before.ordinal < run.ordinal
                    ORDER BY before.ordinal DESC LIMIT 1),
                explanation = $18 || CASE
                    WHEN EXISTS (SELECT 1 FROM ingest_run before WHERE before.export_id = $4)
                    THEN 'This set of parts was known already; nothing was counted again.' ELSE '' END
            WHERE id = $1 AND attempt = $2 AND state = 'RUNNING'""";

    private static final String REFUSE_RUN = """
            UPDATE ingest_run
            SET state = 'FAILED', finished_at = $3, reason = $4, explanation = $5, refused_export = $6
            WHERE id = $1 AND attempt = $2 AND state = 'RUNNING'""";

    private final SqlConnection connection;
    private final Claim claim;
    private final CountedExport counted;
    private final UUID freshExport;
    private final UUID freshStatement;
    private final OffsetDateTime now;
    private final int jumpPercent;

    Completion(
            SqlConnection connection,
            Claim claim,
            CountedExport counted,
            UUID freshExport,
            UUID freshStatement,
            OffsetDateTime now,
            int jumpPercent) {
        this.connection = connection;
        this.claim = claim;
        this.counted = counted;
        this.freshExport = freshExport;
        this.freshStatement = freshStatement;
        this.now = now;
        this.jumpPercent = jumpPercent;
    }

    Uni<Boolean> store() {
        String turn = "tollgate-ingest/" + claim.scope().provider() + "/"
                + claim.scope().period() + "/" + claim.mode();
        return execute(IN_TURN, List.of(turn))
                .chain(() -> Standing.find(connection, claim))
                .chain(standing -> standing.filter(one -> one.refuses(claim, counted))
                        .map(this::refuse)
                        .orElseGet(() -> count(standing)));
    }

    private Uni<Boolean> count(Optional<Standing> standing) {
        PeriodState state = standing.map(one -> one.periodStateAfter(counted))
                .orElse(counted.delivery().periodState());
        return export().chain(export -> statement().chain(statement -> new BulkRows(connection)
                .runDetails(claim.runId(), counted)
                .chain(() -> Jumps.find(connection, claim, export.id(), jumpPercent))
                .chain(() -> end(END_RUN, endValues(export, statement, state)))));
    }

    /** What would have changed a closed month is kept, so that it can be told; it counts nowhere. */
    private Uni<Boolean> refuse(Standing standing) {
        String explanation = "the month is closed since run " + standing.runId()
                + " or before; what was delivered now has other content, and changes nothing";
        return export().chain(export -> end(
                REFUSE_RUN,
                List.of(
                        claim.runId(),
                        claim.attempt(),
                        now,
                        FailureReason.PERIOD_CLOSED.name(),
                        explanation,
                        export.id())));
    }

    /** The export with everything in it, stored now or known already. */
    private Uni<StoredOnce> export() {
        return StoredOnce.store(
                        connection,
                        claim,
                        NEW_EXPORT,
                        exportValues(),
                        KNOWN_EXPORT,
                        counted.contentDigest().hex())
                .call(export -> export.known()
                        ? Uni.createFrom().voidItem()
                        : new BulkRows(connection).exportDetails(export.id(), counted));
    }

    private Uni<@Nullable UUID> statement() {
        if (counted.statement().isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        Statement statement = counted.statement().get();
        return StoredOnce.store(
                        connection,
                        claim,
                        NEW_STATEMENT,
                        statementValues(statement),
                        KNOWN_STATEMENT,
                        statement.digest().hex())
                .chain(stored -> cellsOf(stored, statement.breakdown()).replaceWith(stored.id()));
    }

    private Uni<Void> cellsOf(StoredOnce statement, List<BreakdownCell> cells) {
        return statement.known()
                ? Uni.createFrom().voidItem()
                : new BulkRows(connection).statementCells(statement.id(), cells);
    }

    private Uni<Boolean> end(String sql, List<? extends @Nullable Object> values) {
        return execute(sql, values)
                .invoke(changed -> {
                    if (changed != 1) {
                        throw new PostgresRunClaims.ClaimLost();
                    }
                })
                .chain(() -> execute(PostgresRunClaims.FORGET_PARTS, List.of(claim.runId())))
                .replaceWith(true);
    }

    private List<Object> exportValues() {
        return List.of(
                freshExport,
                claim.scope().provider().id(),
                claim.scope().period().toString(),
                claim.mode().id(),
                counted.contentDigest().hex(),
                now,
                counted.format());
    }

    private List<Object> statementValues(Statement statement) {
        return List.of(
                freshStatement,
                claim.scope().provider().id(),
                claim.scope().period().toString(),
                claim.mode().id(),
                statement.digest().hex(),
                statement.metric().column(),
                statement.total().currency(),
                dev.tollgate.kernel.ExactDecimal.plain(statement.total().amount()),
                PostgresRunClaims.at(statement.asOf()),
                statement.source(),
                statement.origin().name());
    }

    private List<@Nullable Object> endValues(StoredOnce export, @Nullable UUID statement, PeriodState state) {
        Delivery delivery = counted.delivery();
        return Arrays.<@Nullable Object>asList(
                claim.runId(),
                claim.attempt(),
                now,
                export.id(),
                statement,
                PostgresRunClaims.at(delivery.asOf()),
                delivery.asOfBy().name(),
                delivery.completeness().name(),
                delivery.completenessBy().map(Enum::name).orElse(null),
                state.name(),
                counted.rows().read(),
                counted.rows().counted(),
                counted.rows().quarantined(),
                counted.rows().setAside(),
                counted.partCounts().counted(),
                counted.partCounts().repeated(),
                columns(counted.metricsIncomplete()),
                explanation(),
                columns(counted.metricsInexact()));
    }

    private static String columns(List<CostMetric> metrics) {
        return metrics.stream().map(CostMetric::column).collect(Collectors.joining(","));
    }

    private String explanation() {
        int repeated = counted.partCounts().repeated();
        String told = repeated == 0 ? "" : repeated + " part(s) had the content of another and were counted once. ";
        int passedOver = counted.passedOver();
        return passedOver == 0
                ? told
                : told + "Deliveries of the month that lay beside the one that the manifest names, and were not read: "
                        + passedOver + ". ";
    }

    private Uni<Integer> execute(String sql, List<? extends @Nullable Object> values) {
        Supplier<Tuple> tuple = () -> Tuple.tuple(new java.util.ArrayList<>(values));
        return connection.preparedQuery(sql).execute(tuple.get()).map(rows -> rows.rowCount());
    }
}
