package dev.tollgate.ingest.export.adapter.postgres;

import dev.tollgate.ingest.export.Acceptance;
import dev.tollgate.ingest.export.CountedExport;
import dev.tollgate.ingest.export.Delivery.PeriodState;
import dev.tollgate.ingest.export.RunClaims.Claim;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

/** What stands for a provider, month and mode at the moment at which a run ends. */
record Standing(UUID runId, String contentDigest, PeriodState periodState) {
    private static final String NEWEST = """
            SELECT run.id, export.content_digest, run.period_state
            FROM ingest_run run JOIN billing_export export ON export.id = run.export_id
            WHERE run.provider = $1 AND run.billing_period = $2 AND run.mode = $3 AND run.state = 'COMPLETED'
            ORDER BY run.ordinal DESC LIMIT 1""";

    static Uni<Optional<Standing>> find(SqlConnection connection, Claim claim) {
        Tuple scope = Tuple.of(
                claim.scope().provider().id(),
                claim.scope().period().toString(),
                claim.mode().id());
        return connection.preparedQuery(NEWEST).execute(scope).map(rows -> rows.stream()
                .map(Standing::of)
                .findFirst());
    }

    private static Standing of(Row row) {
        return new Standing(
                row.getUUID("id"), row.getString("content_digest"), PeriodState.valueOf(row.getString("period_state")));
    }

    /** A closed month takes its own content again and no other, unless somebody accepts that it was restated. */
    boolean refuses(Claim claim, CountedExport counted) {
        return periodState == PeriodState.CLOSED
                && !holds(counted)
                && !claim.accepted().contains(Acceptance.CLOSED_PERIOD);
    }

    /** A closed month is not opened by a copy of the same content that says nothing, or says that it is open. */
    PeriodState periodStateAfter(CountedExport counted) {
        return holds(counted) && periodState == PeriodState.CLOSED
                ? PeriodState.CLOSED
                : counted.delivery().periodState();
    }

    private boolean holds(CountedExport counted) {
        return contentDigest.equals(counted.contentDigest().hex());
    }
}
