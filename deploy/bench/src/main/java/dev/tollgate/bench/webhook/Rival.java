package dev.tollgate.bench.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import dev.tollgate.bench.stand.Database;
import dev.tollgate.bench.stand.Timings;
import dev.tollgate.bench.stand.Workers;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a careful team writes with Stripe's own library: verified and parsed by stripe-java, one INSERT each, whose key
 * counts it once. Without HTTP, and without anything else that we keep of a delivery.
 */
final class Rival implements AutoCloseable {
    private static final String TABLE =
            "CREATE TABLE rival_webhook (id text PRIMARY KEY, type text NOT NULL, received_at timestamptz NOT NULL,"
                    + " body bytea NOT NULL)";
    private static final String INSERT =
            "INSERT INTO rival_webhook (id, type, received_at, body) VALUES ($1, $2, now(), $3) ON CONFLICT DO NOTHING";

    private final StripeEvents events;
    private final int connections;
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    Rival(Database database, StripeEvents events, int connections) {
        this.events = events;
        this.connections = connections;
        pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(connections))
                .connectingTo(new PgConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(database.port())
                        .setDatabase("postgres")
                        .setUser(database.role())
                        .setPassword(database.role())
                        .setCachePreparedStatements(true))
                .using(vertx)
                .build();
        pool.query(TABLE).execute().toCompletionStage().toCompletableFuture().join();
    }

    Timings verifyAndInsert(int deliveries) throws IOException, InterruptedException {
        Timings timings = new Timings(deliveries, 1);
        AtomicInteger next = new AtomicInteger();
        List<Callable<Integer>> workers = new ArrayList<>();
        for (int each = 0; each < connections; each++) {
            workers.add(() -> work(deliveries, next, timings));
        }
        Workers.run(workers);
        return timings;
    }

    @Override
    public void close() {
        pool.close().toCompletionStage().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private int work(int deliveries, AtomicInteger next, Timings timings)
            throws IOException, SignatureVerificationException {
        int sent = 0;
        while (next.getAndIncrement() < deliveries) {
            StripeEvents.Signed event = events.next();
            long sentAt = System.nanoTime();
            var verified = Webhook.constructEvent(event.body(), event.signature(), StripeEvents.secret());
            int inserted = pool.preparedQuery(INSERT)
                    .execute(Tuple.of(
                            verified.getId(),
                            verified.getType(),
                            Buffer.buffer(event.body().getBytes(US_ASCII))))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join()
                    .rowCount();
            if (inserted != 1) {
                throw new IOException("the other side's insert found its id there");
            }
            timings.answered(sentAt);
            sent++;
        }
        return sent;
    }
}
