package dev.tollgate.ingest.export.adapter.postgres;

import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.export.PartClaims;
import dev.tollgate.ingest.export.PartFiles;
import dev.tollgate.ingest.export.PartReading;
import dev.tollgate.ingest.export.ReadingPlan;
import dev.tollgate.ingest.export.RunClaims;
import dev.tollgate.ingest.export.Scope;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.ProviderId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Parts by row lock and lease. Whoever changes a run and its parts locks the run first, so that no two wait for each
 * other.
 */
@ApplicationScoped
class PostgresPartClaims implements PartClaims {
    private static final String LEAD =
            "SELECT plan FROM ingest_run WHERE id = $1 AND attempt = $2 AND state = 'RUNNING' FOR UPDATE";

    private static final String NEW_PLAN = "UPDATE ingest_run SET plan = $2 WHERE id = $1";

    private static final String OLD_PARTS = "DELETE FROM part_work WHERE run_id = $1";

    private static final String NEW_PARTS = """
            INSERT INTO part_work (run_id, ordinal, name)
            SELECT $1, o - 1, n FROM unnest($2::text[]) WITH ORDINALITY AS t (n, o)""";

    /** Parts behind one that is refused are not worth reading. */
    private static final String TAKE = """
            WITH free AS (
                SELECT work.run_id, work.ordinal, run.provider, run.billing_period, run.drop_path, run.plan
                FROM part_work work JOIN ingest_run run ON run.id = work.run_id
                WHERE run.state = 'RUNNING' AND ($4::uuid IS NULL OR run.id = $4)
                  AND work.state = 'OPEN' AND (work.lease_until IS NULL OR work.lease_until < $2)
                  AND NOT EXISTS (SELECT 1 FROM part_work refused
                                  WHERE refused.run_id = work.run_id AND refused.state = 'REFUSED'
                                    AND refused.ordinal < work.ordinal)
                ORDER BY run.ordinal, work.ordinal LIMIT 1 FOR UPDATE OF work SKIP LOCKED)
            UPDATE part_work work SET attempt = $1, attempts = attempts + 1, lease_until = $3
            FROM free WHERE work.run_id = free.run_id AND work.ordinal = free.ordinal
            RETURNING work.*, free.provider, free.billing_period, free.drop_path, free.plan,
                (SELECT coalesce(sum(read.decompressed_bytes), 0)::bigint FROM part_work read
                 WHERE read.run_id = work.run_id) AS bytes_read""";

    private static final String GIVE_BACK = """
            UPDATE part_work SET attempt = NULL, attempts = attempts - 1, lease_until = NULL
            WHERE run_id = $1 AND ordinal = $2 AND attempt = $3 AND state = 'OPEN'""";

    private static final String READ = """
            UPDATE part_work SET state = 'READ', decompressed_bytes = $4
            WHERE run_id = $1 AND ordinal = $2 AND attempt = $3 AND state = 'OPEN'""";

    private static final String CHUNK =
            "INSERT INTO part_reading (run_id, ordinal, chunk, content) VALUES ($1, $2, $3, $4)";

    /** A run that moves on is not one that kills its process each time; it may be taken up again as often. */
    private static final String MOVED_ON =
            "UPDATE ingest_run SET attempts = 1 WHERE id = $1 AND state = 'RUNNING' AND attempts > 1";

    private static final String REFUSE = """
            UPDATE part_work SET state = 'REFUSED', reason = $4, explanation = $5
            WHERE run_id = $1 AND ordinal = $2 AND attempt = $3 AND state = 'OPEN'""";

    private static final String PROGRESS = """
            SELECT count(*) AS parts, count(*) FILTER (WHERE work.state = 'READ') AS read,
                   coalesce(sum(work.decompressed_bytes), 0)::bigint AS bytes_read
            FROM ingest_run run JOIN part_work work ON work.run_id = run.id
            WHERE run.id = $1 AND run.attempt = $2 AND run.state = 'RUNNING'""";

    private static final String REFUSED = """
            SELECT reason, explanation FROM part_work first
            WHERE run_id = $1 AND state = 'REFUSED' AND NOT EXISTS (
                SELECT 1 FROM part_work before
                WHERE before.run_id = $1 AND before.ordinal < first.ordinal AND before.state <> 'READ')""";

    private static final String READING =
            "SELECT content FROM part_reading WHERE run_id = $1 AND ordinal = $2 ORDER BY chunk";

    private final Pool pool;

    PostgresPartClaims(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Boolean> layOut(RunClaims.Claim run, ReadingPlan plan) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(LEAD)
                .execute(Tuple.of(run.runId(), run.attempt()))
                .chain(found -> found.rowCount() == 0
                        ? Uni.createFrom().item(false)
                        : layOut(connection, run.runId(), plan, plan(found)).replaceWith(true)));
    }

    private static Optional<String> plan(RowSet<Row> found) {
        return Optional.ofNullable(found.iterator().next().getString("plan"));
    }

    private static Uni<Void> layOut(SqlConnection connection, UUID run, ReadingPlan plan, Optional<String> before) {
        String digest = plan.digest().hex();
        if (before.map(digest::equals).orElse(false)) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(OLD_PARTS)
                .execute(Tuple.of(run))
                .chain(() -> connection
                        .preparedQuery(NEW_PARTS)
                        .execute(Tuple.of(run, plan.parts().toArray(String[]::new))))
                .chain(() -> connection.preparedQuery(NEW_PLAN).execute(Tuple.of(run, digest)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<PartClaim>> take(Optional<UUID> run, UUID attempt, Instant now, Instant leaseUntil) {
        Tuple values = Tuple.of(attempt, PostgresRunClaims.at(now), PostgresRunClaims.at(leaseUntil), run.orElse(null));
        return pool.preparedQuery(TAKE)
                .execute(values)
                .map(rows -> rows.stream().map(PostgresPartClaims::claim).findFirst());
    }

    @Override
    public Uni<Void> giveBack(PartClaim claim) {
        return pool.preparedQuery(GIVE_BACK)
                .execute(Tuple.of(claim.runId(), claim.ordinal(), claim.attempt()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> store(PartClaim claim, PartFiles.Read read) {
        Chunks chunks = new Chunks();
        ReadingBytes.write(read.reading(), chunks);
        List<Tuple> rows = chunks.rows(claim.runId(), claim.ordinal());
        Tuple ours = Tuple.of(claim.runId(), claim.ordinal(), claim.attempt(), read.decompressedBytes());
        return pool.withTransaction(connection -> connection
                        .preparedQuery(READ)
                        .execute(ours)
                        .chain(changed -> changed.rowCount() == 0
                                ? Uni.createFrom().item(false)
                                : connection
                                        .preparedQuery(CHUNK)
                                        .executeBatch(rows)
                                        .replaceWith(true)))
                .call(stored -> stored
                        ? pool.preparedQuery(MOVED_ON).execute(Tuple.of(claim.runId()))
                        : Uni.createFrom().voidItem());
    }

    @Override
    public Uni<Boolean> refuse(PartClaim claim, FailureReason reason, String explanation) {
        return pool.preparedQuery(REFUSE)
                .execute(Tuple.of(claim.runId(), claim.ordinal(), claim.attempt(), reason.name(), explanation))
                .map(changed -> changed.rowCount() == 1);
    }

    @Override
    public Uni<Optional<Progress>> progress(RunClaims.Claim run) {
        return pool.preparedQuery(PROGRESS)
                .execute(Tuple.of(run.runId(), run.attempt()))
                .chain(counts -> pool.preparedQuery(REFUSED)
                        .execute(Tuple.of(run.runId()))
                        .map(refused -> progress(counts.iterator().next(), refused)));
    }

    @Override
    public Uni<PartReading> reading(UUID run, int ordinal) {
        return pool.preparedQuery(READING).execute(Tuple.of(run, ordinal)).map(rows -> {
            List<InputStream> chunks = rows.stream()
                    .map(row -> row.getBuffer("content").getBytes())
                    .<InputStream>map(ByteArrayInputStream::new)
                    .toList();
            return ReadingBytes.read(new SequenceInputStream(Collections.enumeration(chunks)));
        });
    }

    /** A run that is somebody else's has no rows in the answer: it was laid out with one part at least. */
    private static Optional<Progress> progress(Row counts, RowSet<Row> refused) {
        int parts = counts.getInteger("parts");
        if (parts == 0) {
            return Optional.empty();
        }
        Optional<Refusal> refusal = refused.stream()
                .map(row -> new Refusal(FailureReason.valueOf(row.getString("reason")), row.getString("explanation")))
                .findFirst();
        return Optional.of(new Progress(parts, counts.getInteger("read"), counts.getLong("bytes_read"), refusal));
    }

    private static PartClaim claim(Row row) {
        return new PartClaim(
                row.getUUID("run_id"),
                row.getInteger("ordinal"),
                row.getString("name"),
                row.getUUID("attempt"),
                row.getInteger("attempts"),
                new Scope(
                        ProviderId.of(row.getString("provider")).orElseThrow(),
                        BillingPeriod.of(row.getString("billing_period"))),
                row.getString("drop_path"),
                row.getString("plan"),
                row.getLong("bytes_read"));
    }
}
