package dev.tollgate.ingest.provider.adapter.postgres;

import dev.tollgate.ingest.provider.FetchTurns;
import dev.tollgate.kernel.ProviderId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;

/** One statement decides whose turn it is, so that of several replicas one has it. */
@ApplicationScoped
class PostgresFetchTurns implements FetchTurns {
    private static final String TAKE = """
            INSERT INTO fetch_schedule (provider, next_at) VALUES ($1, $3)
            ON CONFLICT (provider) DO UPDATE SET next_at = $3
            WHERE fetch_schedule.next_at <= $2 OR fetch_schedule.next_at > $4""";

    private final Pool pool;

    PostgresFetchTurns(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Boolean> take(ProviderId provider, Instant now, Instant until, Instant farthest) {
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(provider.id(), at(now), at(until), at(farthest)))
                .map(changed -> changed.rowCount() == 1);
    }

    @Override
    public Uni<Void> comesAgain(ProviderId provider, Instant next) {
        return pool.preparedQuery("UPDATE fetch_schedule SET next_at = $2 WHERE provider = $1")
                .execute(Tuple.of(provider.id(), at(next)))
                .replaceWithVoid();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    @Override
    public Uni<Map<ProviderId, Instant>> next() {
        return pool.query("SELECT provider, next_at FROM fetch_schedule")
                .execute()
                .map(rows -> {
                    Map<ProviderId, Instant> all = new EnumMap<>(ProviderId.class);
                    rows.forEach(row -> all.put(
                            ProviderId.of(row.getString("provider")).orElseThrow(),
                            row.getOffsetDateTime("next_at").toInstant()));
                    return all;
                });
    }
}
