package dev.tollgate.ingest.refetch.adapter.postgres;

import dev.tollgate.ingest.refetch.RefetchFailure;
import dev.tollgate.ingest.refetch.WaitingWebhook;
import dev.tollgate.ingest.refetch.WaitingWebhooks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Leases by row lock; {@code SKIP LOCKED} lets replicas take different deliveries without waiting for each other. */
@ApplicationScoped
class PostgresWaitingWebhooks implements WaitingWebhooks {
    private static final Duration QUESTION_TIME = Duration.ofSeconds(5);

    /** A lock waits for nobody, but may be given for a row that somebody has just taken: then the condition is asked again. */
    private static final String TAKE_FIRST_OF = """
            WITH due AS (
                SELECT ordinal FROM billing_webhook_waiting first
                WHERE provider = $1 AND next_try_at <= $2 AND (claimed_until IS NULL OR claimed_until < $2)
                  AND NOT EXISTS (SELECT 1 FROM billing_webhook_waiting earlier
                                  WHERE earlier.provider = first.provider AND earlier.object_id = first.object_id
                                    AND earlier.ordinal < first.ordinal AND NOT earlier.is_undecidable
                                    AND %1$s = %2$s)
                ORDER BY is_undecidable, %3$s, ordinal LIMIT 1 FOR UPDATE SKIP LOCKED)
            UPDATE billing_webhook_waiting waiting SET claimed_until = $3, tries = tries + 1
            FROM due JOIN billing_webhooks webhook USING (ordinal)
            WHERE waiting.ordinal = due.ordinal
            RETURNING waiting.ordinal, waiting.provider, waiting.object_id, webhook.event_type, webhook.body,
                waiting.tries, waiting.against, waiting.claimed_until""";

    private static final Map<Order, String> TAKE =
            Map.of(Order.LEAST_TRIED, takeFirstOf("tries, next_try_at"), Order.LONGEST_DUE, takeFirstOf("next_try_at"));

    /**
     * All of it or nothing, whenever the process or PostgreSQL ends. Who is not the lease's holder finds no row, and so
     * changes nothing. A delivery that was denied and waits again is settled anew; one that counts itself, and waits again
     * because its repetition came at that very moment, stays as it is.
     */
    private static final String SETTLE = """
            WITH mine AS (
                DELETE FROM billing_webhook_waiting WHERE ordinal = $1 AND claimed_until = $2
                RETURNING ordinal, provider, tries),
            fresh AS (
                SELECT mine.* FROM mine LEFT JOIN billing_webhook_counted counted USING (ordinal)
                WHERE counted.ordinal IS NULL),
            said AS (
                INSERT INTO billing_webhook_refetched (ordinal, fetched_at, tries, believed, object, differences)
                SELECT ordinal, $3, tries, $4, $5::text::json, $6::text::json FROM fresh
                ON CONFLICT (ordinal) DO UPDATE SET fetched_at = excluded.fetched_at, tries = excluded.tries,
                    believed = excluded.believed, object = excluded.object, differences = excluded.differences),
            counted AS (
                INSERT INTO billing_webhook_counted (provider, event_id, ordinal, counted_at)
                SELECT webhook.provider, event_id, ordinal, $3
                FROM fresh JOIN billing_webhooks webhook USING (ordinal) WHERE $4
                ON CONFLICT DO NOTHING RETURNING ordinal),
            behind AS (
                INSERT INTO billing_webhook_conflict (ordinal, provider)
                SELECT ordinal, provider FROM fresh WHERE $4 AND NOT EXISTS (SELECT 1 FROM counted)
                ON CONFLICT DO NOTHING)
            SELECT EXISTS (SELECT 1 FROM mine) AS is_mine,
                   EXISTS (SELECT 1 FROM counted) OR NOT EXISTS (SELECT 1 FROM fresh) AS is_counted""";

    private static final String PUT_BACK = """
            UPDATE billing_webhook_waiting SET claimed_until = NULL, next_try_at = $3, last_failure = $4,
                against = against + $5, is_undecidable = $6
            WHERE ordinal = $1 AND claimed_until = $2""";

    private static final String BACKLOG = """
            SELECT provider, waiting, undecidable, webhook.received_at
            FROM (SELECT provider, count(*) AS waiting, count(*) FILTER (WHERE is_undecidable) AS undecidable,
                         min(ordinal) AS ordinal
                  FROM billing_webhook_waiting GROUP BY provider) AS backlog
            JOIN billing_webhooks webhook USING (provider, ordinal) ORDER BY provider""";

    private final Pool pool;

    PostgresWaitingWebhooks(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Optional<WaitingWebhook>> take(String provider, Order order, Instant now, Instant leaseUntil) {
        return pool.preparedQuery(TAKE.get(order))
                .execute(Tuple.of(provider, utc(now), utc(leaseUntil)))
                .map(rows -> rows.stream().map(PostgresWaitingWebhooks::webhook).findFirst());
    }

    @Override
    public Uni<Settled> settle(WaitingWebhook taken, Outcome outcome, Instant now) {
        Tuple values = Tuple.tuple()
                .addLong(taken.ordinal())
                .addOffsetDateTime(utc(taken.claimedUntil()))
                .addOffsetDateTime(utc(now))
                .addBoolean(outcome.believed())
                .addString(outcome.object().orElse(null))
                .addString(DifferenceText.of(outcome.differences()));
        return pool.preparedQuery(SETTLE)
                .execute(values)
                .map(rows -> settled(rows.iterator().next(), outcome));
    }

    @Override
    public Uni<Boolean> putBack(WaitingWebhook taken, RefetchFailure failure, Instant nextTry) {
        return pool.preparedQuery(PUT_BACK)
                .execute(Tuple.of(
                        taken.ordinal(),
                        utc(taken.claimedUntil()),
                        utc(nextTry),
                        failure.id(),
                        failure.isAgainst() ? 1 : 0,
                        failure.isUndecidable()))
                .map(changed -> changed.rowCount() == 1);
    }

    /** PostgreSQL ends it when it takes too long, so that it can't keep a connection from those who store. */
    @Override
    public Uni<List<Backlog>> backlog() {
        return pool.withTransaction(connection -> connection
                .query("SET LOCAL statement_timeout = " + QUESTION_TIME.toMillis())
                .execute()
                .chain(() -> connection.query(BACKLOG).execute())
                .map(rows -> rows.stream().map(PostgresWaitingWebhooks::backlog).toList()));
    }

    private static String takeFirstOf(String order) {
        return TAKE_FIRST_OF.formatted(kindOf("earlier"), kindOf("first"), order);
    }

    /** As a rule's addresses are found: an id belongs to one kind. Asked by key, for the few that share an id. */
    private static String kindOf(String waiting) {
        return "(SELECT split_part(coalesce(event_type, ''), '.', 1) FROM billing_webhooks WHERE ordinal = " + waiting
                + ".ordinal)";
    }

    private static Settled settled(Row row, Outcome outcome) {
        if (!row.getBoolean("is_mine")) {
            return Settled.LOST;
        }
        if (row.getBoolean("is_counted")) {
            return Settled.COUNTED;
        }
        return outcome.believed() ? Settled.CONFLICT : Settled.DENIED;
    }

    private static Backlog backlog(Row row) {
        return new Backlog(
                row.getString("provider"),
                row.getLong("waiting"),
                row.getLong("undecidable"),
                row.getOffsetDateTime("received_at").toInstant());
    }

    private static WaitingWebhook webhook(Row row) {
        return new WaitingWebhook(
                row.getLong("ordinal"),
                row.getString("provider"),
                row.getString("object_id"),
                Optional.ofNullable(row.getString("event_type")),
                row.getBuffer("body").getBytes(),
                row.getInteger("tries"),
                row.getInteger("against"),
                row.getOffsetDateTime("claimed_until").toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
