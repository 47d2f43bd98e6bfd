package dev.tollgate.ingest.adapter.postgres;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;

/**
 * Each connection parses and plans our statements once. The client does so only with those below a length, and the one
 * that stores webhooks is longer than its default.
 */
@Singleton
final class KnownStatements implements PgPoolCreator {
    private static final int LONGEST = 8 * 1024;

    @Override
    public Pool create(Input input) {
        if (input.pgConnectOptionsList().size() != 1) {
            throw new IllegalArgumentException("quarkus.datasource.reactive.url names one PostgreSQL");
        }
        PgConnectOptions server = input.pgConnectOptionsList().getFirst();
        server.setPreparedStatementCacheSqlLimit(LONGEST);
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(server)
                .using(input.vertx())
                .build();
    }
}
