package dev.tollgate.ingest.webhook.adapter.postgres;

import dev.tollgate.ingest.adapter.postgres.Durability;

/**
 * What the inbox says to PostgreSQL. Each takes what others may want too in the order of its key, so that no two wait for
 * each other in a circle. Each looks for a row in a subquery of its own, and so by its key: a plan is made while the tables
 * are young and kept while they grow, and a join would go through all of a table that was small.
 */
final class InboxStatements {
    /** Of the moment and this connection; the lanes keep writers apart. */
    private static final String INTO_TALLY =
            "INSERT INTO billing_webhook_tally AS tally (minute, provider, outcome, lane, deliveries)"
                    + " SELECT date_trunc('minute', max(received_at)), provider, outcome, pg_backend_pid() % 64, count(*)";

    private static final String ADDED = " GROUP BY provider, outcome ORDER BY provider, outcome"
            + " ON CONFLICT (minute, provider, outcome, lane) DO UPDATE"
            + " SET deliveries = tally.deliveries + excluded.deliveries";

    /**
     * Stores what is not there yet: $1 to $11 are columns as {@link DeliveryColumns} has them. Numbers are given in the
     * order in which deliveries came. What is believed first of an event counts, by the key; what is stored behind it is
     * told by {@link #TELL}, which can see what others stored meanwhile.
     */
    static final String KEEP = """
            WITH sent AS MATERIALIZED (
                SELECT nextval(pg_get_serial_sequence('billing_webhooks', 'ordinal')) AS ordinal, each.*
                FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::text[],
                            $8::text[], $9::text[], $10::text[], $11::bytea[]) WITH ORDINALITY
                    AS each (provider, event_id, digest, verdict, received_at, object_id, type, source, headers, checks,
                             body, place)
                WHERE %s),
            stored AS (
                INSERT INTO billing_webhooks (ordinal, provider, event_id, object_id, event_type, content_digest,
                                              received_at, source, headers, body, checks, verdict)
                OVERRIDING SYSTEM VALUE
                SELECT ordinal, provider, event_id, object_id, type, digest, received_at, source::inet, headers::jsonb,
                       body, checks::jsonb, verdict
                FROM sent ORDER BY provider COLLATE "C", event_id COLLATE "C", digest, verdict
                ON CONFLICT (provider, event_id, content_digest, verdict) DO NOTHING
                RETURNING ordinal, provider, event_id, object_id, received_at, verdict),
            counted AS (
                INSERT INTO billing_webhook_counted (provider, event_id, ordinal, counted_at)
                SELECT provider, event_id, ordinal, clock_timestamp() FROM stored WHERE verdict = 'trusted'
                ORDER BY provider COLLATE "C", event_id COLLATE "C", ordinal
                ON CONFLICT (provider, event_id) DO NOTHING RETURNING ordinal),
            became AS MATERIALIZED (
                SELECT stored.*, CASE WHEN counted.ordinal IS NOT NULL THEN 'counted'
                                      WHEN verdict = 'pending' AND (
                                          SELECT first.ordinal FROM billing_webhook_counted first
                                          WHERE first.provider = stored.provider AND first.event_id = stored.event_id
                                      ) IS NULL THEN 'waiting'
                                      ELSE 'behind' END AS outcome
                FROM stored LEFT JOIN counted USING (ordinal)),
            behind AS (
                INSERT INTO billing_webhook_conflict (ordinal, provider)
                SELECT ordinal, provider FROM became WHERE outcome = 'behind'),
            waiting AS (
                INSERT INTO billing_webhook_waiting (ordinal, provider, object_id, next_try_at)
                SELECT ordinal, provider, object_id, received_at FROM became WHERE outcome = 'waiting'),
            tallied AS (%s FROM became WHERE outcome <> 'behind'%s)
            SELECT place, outcome FROM sent LEFT JOIN became USING (ordinal)""".formatted(Durability.IS_ON, INTO_TALLY, ADDED);

    /**
     * What became of those that were stored before, or behind another: $1 to $5 as above, $6 whether it was stored before.
     * What was denied meanwhile waits again: the one that was denied may have been a forgery of this one.
     */
    static final String TELL = """
            WITH found AS MATERIALIZED (
                SELECT place, again, asked.received_at, kept.ordinal, kept.provider, kept.object_id, kept.verdict,
                       kept.received_at AS first_received_at, first.counted_at,
                       other.content_digest = kept.content_digest AS is_same
                FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::boolean[])
                    WITH ORDINALITY AS asked (provider, event_id, content_digest, verdict, received_at, again, place)
                CROSS JOIN LATERAL (
                    SELECT * FROM billing_webhooks one
                    WHERE one.provider = asked.provider AND one.event_id = asked.event_id
                        AND one.content_digest = asked.content_digest AND one.verdict = asked.verdict
                    LIMIT 1) kept
                LEFT JOIN billing_webhook_counted first
                    ON first.provider = kept.provider AND first.event_id = kept.event_id
                LEFT JOIN billing_webhooks other ON other.ordinal = first.ordinal),
            repeated AS (
                INSERT INTO billing_webhook_repeat (ordinal, received_at)
                SELECT ordinal, received_at FROM found WHERE again),
            waiting AS (
                INSERT INTO billing_webhook_waiting (ordinal, provider, object_id, next_try_at)
                SELECT ordinal, max(provider), max(object_id), max(received_at) FROM found
                WHERE again AND counted_at IS NULL AND verdict = 'pending' GROUP BY ordinal ORDER BY ordinal
                ON CONFLICT (ordinal) DO NOTHING RETURNING ordinal),
            told AS MATERIALIZED (
                SELECT found.*, CASE WHEN waiting.ordinal IS NOT NULL THEN 'waiting'
                                     WHEN counted_at IS NULL OR is_same THEN 'repeated'
                                     ELSE 'conflict' END AS outcome
                FROM found LEFT JOIN waiting USING (ordinal)),
            tallied AS (%s FROM told%s)
            SELECT place, outcome, coalesce(counted_at, first_received_at) AS first FROM told""".formatted(INTO_TALLY, ADDED);

    /**
     * $1 to $6: provider, moment, address, headers, checks, the body's beginning; $7 the body's whole length; $8 how many
     * are kept for a provider. Where a batch goes round the ring, the newest stay.
     */
    static final String KEEP_APART = """
            WITH sent AS MATERIALIZED (
                SELECT nextval('untrusted_webhook_number') AS number, each.*
                FROM unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::bytea[], $7::int[])
                    AS each (provider, received_at, source, headers, checks, body, bytes)),
            kept AS (
                INSERT INTO untrusted_webhook (provider, slot, number, received_at, source, headers, checks, body,
                                               body_bytes)
                SELECT DISTINCT ON (provider COLLATE "C", mod(number, $8)) provider, mod(number, $8), number, received_at,
                       source::inet, headers::jsonb, checks::jsonb, body, bytes
                FROM sent ORDER BY provider COLLATE "C", mod(number, $8), number DESC
                ON CONFLICT (provider, slot) DO UPDATE
                SET number = excluded.number, received_at = excluded.received_at, source = excluded.source,
                    headers = excluded.headers, checks = excluded.checks, body = excluded.body,
                    body_bytes = excluded.body_bytes)
            %s FROM (SELECT provider, received_at, 'untrusted' AS outcome FROM sent) AS each%s""".formatted(INTO_TALLY, ADDED);

    /** $1: before when; some at a time, so that no lock is held for long. */
    static final String FORGET_UNTRUSTED = """
            DELETE FROM untrusted_webhook WHERE (provider, slot) IN (
                SELECT provider, slot FROM untrusted_webhook WHERE received_at < $1
                ORDER BY received_at LIMIT 1000 FOR UPDATE SKIP LOCKED)""";

    /** $1: before when. */
    static final String FORGET_TALLY = """
            DELETE FROM billing_webhook_tally WHERE (minute, provider, outcome, lane) IN (
                SELECT minute, provider, outcome, lane FROM billing_webhook_tally WHERE minute < $1
                LIMIT 10000 FOR UPDATE SKIP LOCKED)""";

    private InboxStatements() {}
}
