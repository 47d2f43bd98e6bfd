package dev.tollgate.bench.usage;

import dev.tollgate.bench.stand.Database;
import dev.tollgate.bench.stand.Timings;
import dev.tollgate.bench.stand.Workers;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The other side: the same events into the same table with the same key, a thousand a statement, on two connections of
 * the client that the service has too. No HTTP, no JSON, no check, no answer for each event, no hours added up.
 */
final class Rival implements AutoCloseable {
    static final int CONNECTIONS = 2;

    private static final String INSERT = """
            INSERT INTO usage_event (tenant, source, id, product, meter, subscription, quantity, occurred_at, timing,
                                     accepted_at)
            SELECT tenant, source, id, product, meter, subscription, quantity::numeric, occurred_at, 'on-time', now()
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                        $8::timestamptz[])
                 AS event (tenant, source, id, product, meter, subscription, quantity, occurred_at)
            ON CONFLICT DO NOTHING""";

    private static final Clock CLOCK = Clock.systemUTC();

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;
    private final EventIds ids;
    private final SplittableRandom random = new SplittableRandom(-1);
    private final List<Rows> batches = Application.all().stream().map(Rows::of).toList();

    Rival(Database database, EventIds ids) {
        this.ids = ids;
        pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(CONNECTIONS).setEventLoopSize(CONNECTIONS))
                .connectingTo(new PgConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(database.port())
                        .setDatabase("postgres")
                        .setUser(database.role())
                        .setPassword(database.role())
                        .setCachePreparedStatements(true))
                .using(vertx)
                .build();
    }

    /** @throws IOException when PostgreSQL refuses a batch, or took fewer rows than it got */
    Round insert(int requests) throws IOException, InterruptedException {
        Timings timings = new Timings(requests, Application.EVENTS_A_BATCH);
        AtomicInteger next = new AtomicInteger();
        List<Callable<Sent>> workers = new ArrayList<>();
        for (int each = 0; each < CONNECTIONS; each++) {
            SplittableRandom own = random.split();
            workers.add(() -> work(requests, next, timings, own));
        }
        return new Round(Sent.by(Workers.run(workers)), timings);
    }

    @Override
    public void close() {
        pool.close().toCompletionStage().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Sent work(int requests, AtomicInteger next, Timings timings, SplittableRandom own) throws IOException {
        Total total = Total.NONE;
        for (int number = next.getAndIncrement(); number < requests; number = next.getAndIncrement()) {
            Rows rows = batches.get(number % batches.size());
            Tuple values = rows.next(ids, CLOCK, own);
            long sentAt = System.nanoTime();
            int inserted = pool.preparedQuery(INSERT)
                    .execute(values)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join()
                    .rowCount();
            timings.answered(sentAt);
            if (inserted != rows.total().events()) {
                throw new IOException("of " + rows.total().events() + " rows " + inserted + " were inserted");
            }
            total = total.plus(rows.total());
        }
        return new Sent(Total.NONE, total, 0, 0, 0);
    }
}
