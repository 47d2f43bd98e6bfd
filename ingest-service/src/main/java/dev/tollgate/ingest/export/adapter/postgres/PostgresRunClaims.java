package dev.tollgate.ingest.export.adapter.postgres;

import dev.tollgate.ingest.credential.IngestMode;
import dev.tollgate.ingest.export.CountedExport;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.export.RunClaims;
import dev.tollgate.ingest.export.Scope;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.ProviderId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Claims by row lock and lease; {@code SKIP LOCKED} lets replicas take different runs without waiting. */
@ApplicationScoped
class PostgresRunClaims implements RunClaims {
    private static final String TAKE = """
            UPDATE ingest_run
            SET state = 'RUNNING', attempt = $1, attempts = attempts + 1,
                started_at = coalesce(started_at, $2), lease_until = $3
            WHERE id = (SELECT id FROM ingest_run
                        WHERE state = 'QUEUED' OR (state = 'RUNNING' AND lease_until < $2)
                        ORDER BY ordinal LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, attempt, attempts, provider, billing_period, mode, drop_path, accepted""";

    private static final String RENEW =
            "UPDATE ingest_run SET lease_until = $2 WHERE state = 'RUNNING' AND attempt = ANY($1)";

    private static final String RENEW_PARTS =
            "UPDATE part_work SET lease_until = $2 WHERE state = 'OPEN' AND attempt = ANY($1)";

    static final String FORGET_PARTS = "DELETE FROM part_work WHERE run_id = $1";

    private static final String FAIL = """
            UPDATE ingest_run SET state = 'FAILED', reason = $3, explanation = $4, finished_at = $5
            WHERE id = $1 AND attempt = $2 AND state = 'RUNNING'""";

    private final Pool pool;
    private final IngestConfig config;

    PostgresRunClaims(Pool pool, IngestConfig config) {
        this.config = config;
        this.pool = pool;
    }

    @Override
    public Uni<Optional<Claim>> take(UUID attempt, Instant now, Instant leaseUntil) {
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(attempt, at(now), at(leaseUntil)))
                .map(rows -> rows.rowCount() == 0
                        ? Optional.empty()
                        : Optional.of(claim(rows.iterator().next())));
    }

    @Override
    public Uni<Void> renew(Set<UUID> attempts, Instant leaseUntil) {
        Tuple values = Tuple.of(attempts.toArray(UUID[]::new), at(leaseUntil));
        return pool.preparedQuery(RENEW)
                .execute(values)
                .chain(() -> pool.preparedQuery(RENEW_PARTS).execute(values))
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> complete(
            Claim claim, CountedExport counted, UUID freshExport, UUID freshStatement, Instant now) {
        return pool.withTransaction(connection -> new Completion(
                                connection, claim, counted, freshExport, freshStatement, at(now), config.jumpPercent())
                        .store())
                .onFailure(ClaimLost.class)
                .recoverWithItem(false);
    }

    @Override
    public Uni<Boolean> fail(Claim claim, FailureReason reason, String explanation, Instant now) {
        Tuple end = Tuple.of(claim.runId(), claim.attempt(), reason.name(), explanation, at(now));
        return pool.withTransaction(connection -> connection
                .preparedQuery(FAIL)
                .execute(end)
                .chain(changed -> changed.rowCount() == 0
                        ? Uni.createFrom().item(false)
                        : connection
                                .preparedQuery(FORGET_PARTS)
                                .execute(Tuple.of(claim.runId()))
                                .replaceWith(true)));
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Claim claim(Row row) {
        return new Claim(
                row.getUUID("id"),
                row.getUUID("attempt"),
                row.getInteger("attempts"),
                new Scope(
                        ProviderId.of(row.getString("provider")).orElseThrow(),
                        BillingPeriod.of(row.getString("billing_period"))),
                IngestMode.of(row.getString("mode")).orElseThrow(),
                row.getString("drop_path"),
                RunRow.acceptances(row.getString("accepted")));
    }

    /** Somebody else took the run over; the transaction must leave nothing behind. */
    static final class ClaimLost extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
