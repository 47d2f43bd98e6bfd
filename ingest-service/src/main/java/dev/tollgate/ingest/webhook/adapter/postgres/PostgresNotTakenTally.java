package dev.tollgate.ingest.webhook.adapter.postgres;

import dev.tollgate.ingest.webhook.NotTakenTally;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

@ApplicationScoped
class PostgresNotTakenTally implements NotTakenTally {
    /** $1 the moment, $2 to $4 provider, outcome and number. In the order in which the inbox takes the same rows. */
    private static final String ADD = """
            INSERT INTO billing_webhook_tally AS tally (minute, provider, outcome, lane, deliveries)
            SELECT date_trunc('minute', $1::timestamptz), provider, outcome, pg_backend_pid() % 64, deliveries
            FROM unnest($2::text[], $3::text[], $4::bigint[]) AS each (provider, outcome, deliveries)
            ORDER BY provider COLLATE "C", outcome
            ON CONFLICT (minute, provider, outcome, lane) DO UPDATE
            SET deliveries = tally.deliveries + excluded.deliveries""";

    private final Pool pool;

    PostgresNotTakenTally(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> add(List<Untold> untold, Instant at) {
        Tuple values = Tuple.tuple()
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                .addArrayOfString(untold.stream().map(Untold::provider).toArray(String[]::new))
                .addArrayOfString(untold.stream().map(Untold::outcome).toArray(String[]::new))
                .addArrayOfLong(untold.stream().map(Untold::deliveries).toArray(Long[]::new));
        return pool.preparedQuery(ADD).execute(values).replaceWithVoid();
    }
}
