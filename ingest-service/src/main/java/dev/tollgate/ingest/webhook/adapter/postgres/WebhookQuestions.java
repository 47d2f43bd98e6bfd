package dev.tollgate.ingest.webhook.adapter.postgres;

import dev.tollgate.ingest.webhook.Webhooks.Standing;

/** What is asked of PostgreSQL about webhooks: $1 the provider, $2 a number, $3 how many. */
final class WebhookQuestions {
    private static final String COLUMNS = """
            SELECT webhook.ordinal AS number, webhook.provider, webhook.event_id, webhook.object_id, event_type, content_digest,
                   webhook.received_at, host(source) AS source, headers::text AS headers, checks::text AS checks,
                   octet_length(body) AS body_bytes,
                   (SELECT count(*) FROM billing_webhook_repeat again WHERE again.ordinal = webhook.ordinal) AS repetitions,
            """;

    private static final String NOT_WAITING =
            " NULL::int AS tries, NULL::text AS last_failure, NULL::timestamptz AS next_try_at ";

    private static final String PAGE =
            " webhook.provider = $1 AND webhook.ordinal < $2 ORDER BY webhook.ordinal DESC LIMIT $3";

    /** $1: from when. Provider, what is told, how many, and since when. */
    static final String HEALTH = """
            SELECT provider, outcome AS what, sum(deliveries)::bigint AS number, NULL::timestamptz AS since
            FROM billing_webhook_tally WHERE minute >= date_trunc('minute', $1::timestamptz) GROUP BY provider, outcome
            UNION ALL
            SELECT webhook.provider,
                   CASE WHEN NOT believed THEN 'denied' WHEN counted.ordinal IS NULL THEN 'behind' ELSE 'believed' END,
                   count(*), NULL
            FROM billing_webhook_refetched JOIN billing_webhooks webhook USING (ordinal)
            LEFT JOIN billing_webhook_counted counted USING (ordinal)
            WHERE fetched_at >= $1 GROUP BY 1, 2
            UNION ALL
            SELECT waiting.provider, 'backlog', count(*), min(received_at)
            FROM billing_webhook_waiting waiting JOIN billing_webhooks USING (ordinal) GROUP BY waiting.provider
            UNION ALL
            SELECT provider, 'undecidable', count(*), NULL
            FROM billing_webhook_waiting WHERE is_undecidable GROUP BY provider
            UNION ALL
            SELECT waiting.provider, 'still', count(*), NULL
            FROM billing_webhook_waiting waiting JOIN billing_webhooks USING (ordinal)
            WHERE received_at >= $1 GROUP BY waiting.provider""";

    private WebhookQuestions() {}

    static String of(Standing standing) {
        return switch (standing) {
            case COUNTED -> COLUMNS + " counted_at," + NOT_WAITING + """
                    FROM billing_webhooks webhook JOIN billing_webhook_counted counted USING (ordinal) WHERE""" + PAGE;
            case WAITING -> COLUMNS + """
                     NULL::timestamptz AS counted_at, tries, last_failure, next_try_at
                    FROM billing_webhooks webhook JOIN billing_webhook_waiting waiting USING (ordinal) WHERE""" + PAGE;
            case CONFLICT -> COLUMNS + " counted_at," + NOT_WAITING + """
                    FROM (SELECT webhook.*, counted.counted_at FROM billing_webhook_conflict behind
                          JOIN billing_webhooks webhook USING (ordinal)
                          JOIN billing_webhook_counted counted
                            ON (counted.provider, counted.event_id) = (webhook.provider, webhook.event_id)
                          JOIN billing_webhooks other ON other.ordinal = counted.ordinal
                          WHERE other.content_digest <> webhook.content_digest) AS webhook WHERE""" + PAGE;
            case DENIED -> COLUMNS + " NULL::timestamptz AS counted_at," + NOT_WAITING + """
                    FROM billing_webhooks webhook JOIN billing_webhook_refetched said USING (ordinal)
                    WHERE NOT believed
                      AND NOT EXISTS (SELECT 1 FROM billing_webhook_waiting again WHERE again.ordinal = webhook.ordinal)
                      AND""" + PAGE;
            case UNTRUSTED -> """
                    SELECT number, provider, NULL AS event_id, NULL AS object_id, NULL AS event_type,
                           NULL AS content_digest, received_at, host(source) AS source, headers::text AS headers,
                           checks::text AS checks, body_bytes, 0::bigint AS repetitions,
                           NULL::timestamptz AS counted_at,""" + NOT_WAITING + """
                    FROM untrusted_webhook WHERE provider = $1 AND number < $2 ORDER BY number DESC LIMIT $3""";
        };
    }
}
