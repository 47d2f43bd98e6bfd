package dev.tollgate.bench.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.tollgate.bench.stand.Connection;
import dev.tollgate.bench.stand.Peer;
import dev.tollgate.bench.stand.Timings;
import dev.tollgate.bench.stand.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Our side: deliveries to the service, on connections that are kept, each waiting for its answer before the next. */
final class Deliveries implements AutoCloseable {
    private static final int OK = 200;
    private static final long NANOS_A_SECOND = 1_000_000_000;

    private final StripeEvents events;
    private final Peer peer;
    private final List<Connection> connections = new ArrayList<>();

    Deliveries(StripeEvents events, Peer peer, int port, int count) throws IOException {
        this.events = events;
        this.peer = peer;
        for (int each = 0; each < count; each++) {
            connections.add(new Connection(port, "/v1/webhooks/stripe"));
        }
    }

    /** As fast as they are answered. */
    Timings asFastAsAnswered(int deliveries) throws IOException, InterruptedException {
        Timings timings = new Timings(deliveries, 1);
        each(deliveries, (connection, _) -> {
            StripeEvents.Signed event = events.next();
            long sentAt = System.nanoTime();
            deliver(connection, event);
            timings.answered(sentAt);
        });
        return timings;
    }

    /** At a steady rate, whatever the answers do: how long one takes is counted from when it was due. */
    Timings atRate(int deliveries, int perSecond) throws IOException, InterruptedException {
        Timings timings = new Timings(deliveries, 1);
        long began = System.nanoTime();
        each(deliveries, (connection, number) -> {
            StripeEvents.Signed event = events.next();
            long dueAt = began + number * NANOS_A_SECOND / perSecond;
            for (long left = dueAt - System.nanoTime(); left > 0; left = dueAt - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            deliver(connection, event);
            timings.answered(dueAt);
        });
        return timings;
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.close();
        }
    }

    private void each(int deliveries, Delivering delivering) throws IOException, InterruptedException {
        AtomicInteger next = new AtomicInteger();
        List<Callable<Integer>> workers = new ArrayList<>();
        for (Connection connection : connections) {
            workers.add(() -> {
                int sent = 0;
                for (int number = next.getAndIncrement(); number < deliveries; number = next.getAndIncrement()) {
                    delivering.deliver(connection, number);
                    sent++;
                }
                return sent;
            });
        }
        Workers.run(workers);
    }

    private void deliver(Connection connection, StripeEvents.Signed event) throws IOException {
        Connection.Reply reply = connection.post(
                "Authorization: " + peer.bearer() + "\r\nContent-Type: application/json; charset=utf-8\r\n"
                        + "Stripe-Signature: " + event.signature() + "\r\n",
                event.body().getBytes(US_ASCII));
        if (reply.status() != OK || !reply.beginning().contains("\"counted\"")) {
            throw new IOException("the service answered " + reply.status() + ": " + reply.beginning());
        }
    }

    @FunctionalInterface
    private interface Delivering {
        void deliver(Connection connection, int number) throws IOException;
    }
}
