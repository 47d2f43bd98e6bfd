package dev.tollgate.ingest.export.adapter.postgres;

import dev.tollgate.ingest.export.CountedExport;
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
            INSERT INTO billing_export (id, provider, billing_period, mode, content_digest, stored_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (provider, billing_period, mode, content_digest) DO NOTHING""";

    private static final String KNOWN_EXPORT = """
            SELECT id FROM billing_export
            WHERE provider = $1 AND billing_period = $2 AND mode = $3 AND content_digest = $4""";

    private static final String NEW_STATEMENT = """
            INSERT INTO provider_statement
                (id, provider, billing_period, mode, digest, metric, currency, total, as_of, source)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8::text::numeric, $9, $10)
            ON CONFLICT (provider, billing_period, mode, digest) DO NOTHING""";

    private static final String KNOWN_STATEMENT = """
            SELECT id FROM provider_statement
            WHERE provider = $1 AND billing_period = $2 AND mode = $3 AND digest = $4""";

    private static final String END_RUN = """
            UPDATE ingest_run run
            SET state = 'COMPLETED', finished_at = $3, export_id = $4, repeats_export = $5, statement_id = $6,
                as_of = $7, rows_read = $8, rows_counted = $9, rows_quarantined = $10, rows_set_aside = $11,
                parts_counted = $12, parts_repeated = $13, metrics_incomplete = $14, explanation = $15,
                supersedes_export = (
                    SELECT nullif(before.export_id, $4) FROM ingest_run before
                    WHERE before.provider = run.provider AND before.billing_period = run.billing_period
                      AND before.mode = run.mode AND before.state = 'COMPLETED' AND before.ordinal < run.ordinal
                    ORDER BY before.ordinal DESC LIMIT 1)
            WHERE id = $1 AND attempt = $2 AND state = 'RUNNING'""";

    private final SqlConnection connection;
    private final Claim claim;
    private final CountedExport counted;
    private final UUID freshExport;
    private final UUID freshStatement;
    private final OffsetDateTime now;

    Completion(
            SqlConnection connection,
            Claim claim,
            CountedExport counted,
            UUID freshExport,
            UUID freshStatement,
            OffsetDateTime now) {
        this.connection = connection;
        this.claim = claim;
        this.counted = counted;
        this.freshExport = freshExport;
        this.freshStatement = freshStatement;
        this.now = now;
    }

    Uni<Boolean> store() {
        String turn = "tollgate-ingest/" + claim.scope().provider() + "/"
                + claim.scope().period() + "/" + claim.mode();
        return execute(IN_TURN, List.of(turn))
                .chain(() -> storedOnce(
                        NEW_EXPORT,
                        exportValues(),
                        KNOWN_EXPORT,
                        counted.contentDigest().hex()))
                .chain(export -> statement().chain(statement -> details(export).chain(() -> end(export, statement))));
    }

    private Uni<Void> details(Stored export) {
        BulkRows bulk = new BulkRows(connection);
        Uni<Void> run = bulk.runDetails(claim.runId(), counted);
        return export.known() ? run : run.chain(() -> bulk.exportDetails(export.id(), counted));
    }

    private Uni<@Nullable UUID> statement() {
        if (counted.statement().isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        Statement statement = counted.statement().get();
        return storedOnce(
                        NEW_STATEMENT,
                        statementValues(statement),
                        KNOWN_STATEMENT,
                        statement.digest().hex())
                .chain(stored -> cellsOf(stored, statement.breakdown()).replaceWith(stored.id()));
    }

    private Uni<Void> cellsOf(Stored statement, List<BreakdownCell> cells) {
        return statement.known()
                ? Uni.createFrom().voidItem()
                : new BulkRows(connection).statementCells(statement.id(), cells);
    }

    /** Inserts, or finds what a constraint says is there already. */
    private Uni<Stored> storedOnce(String insert, List<Object> values, String select, String digest) {
        UUID fresh = (UUID) values.getFirst();
        return connection
                .preparedQuery(insert)
                .execute(Tuple.tuple(values))
                .chain(result -> result.rowCount() == 1
                        ? Uni.createFrom().item(new Stored(fresh, false))
                        : connection
                                .preparedQuery(select)
                                .execute(Tuple.of(
                                        claim.scope().provider().id(),
                                        claim.scope().period().toString(),
                                        claim.mode().id(),
                                        digest))
                                .map(rows -> new Stored(rows.iterator().next().getUUID("id"), true)));
    }

    private Uni<Boolean> end(Stored export, @Nullable UUID statement) {
        return execute(END_RUN, endValues(export, statement))
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
                now);
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
                statement.source());
    }

    private List<@Nullable Object> endValues(Stored export, @Nullable UUID statement) {
        String incomplete =
                counted.metricsIncomplete().stream().map(CostMetric::column).collect(Collectors.joining(","));
        return Arrays.<@Nullable Object>asList(
                claim.runId(),
                claim.attempt(),
                now,
                export.id(),
                export.known(),
                statement,
                PostgresRunClaims.at(counted.asOf()),
                counted.rows().read(),
                counted.rows().counted(),
                counted.rows().quarantined(),
                counted.rows().setAside(),
                counted.partCounts().counted(),
                counted.partCounts().repeated(),
                incomplete,
                explanation(export));
    }

    private String explanation(Stored export) {
        String parts = counted.partCounts().repeated() == 0
                ? ""
                : counted.partCounts().repeated() + " part(s) had the content of another and were counted once. ";
        return export.known()
                ? parts + "This set of parts was known already; nothing was counted again."
                : parts.strip();
    }

    private Uni<Integer> execute(String sql, List<? extends @Nullable Object> values) {
        Supplier<Tuple> tuple = () -> Tuple.tuple(new java.util.ArrayList<>(values));
        return connection.preparedQuery(sql).execute(tuple.get()).map(rows -> rows.rowCount());
    }

    private record Stored(UUID id, boolean known) {}
}
