package dev.tollgate.bench.usage;

import dev.tollgate.bench.stand.Connection;
import dev.tollgate.bench.stand.Peer;
import dev.tollgate.bench.stand.Service;
import dev.tollgate.bench.stand.Timings;
import dev.tollgate.bench.stand.Workers;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Our side: requests to the service, on connections that are kept, each waiting for its answer before the next. */
final class Sending implements AutoCloseable {
    private static final String PATH = "/v1/usage-events";
    private static final Clock CLOCK = Clock.systemUTC();

    private final Kind kind;
    private final List<Body> bodies;
    private final EventIds ids;
    private final Peer peer;
    private final List<Connection> connections = new ArrayList<>();
    private final SplittableRandom random;

    /** What a request holds. */
    enum Kind {
        BATCH("application/cloudevents-batch+json"),
        SINGLE("application/cloudevents+json");

        private final String contentType;

        Kind(String contentType) {
            this.contentType = contentType;
        }

        private List<Body> bodies() {
            return Application.all().stream()
                    .map(application -> switch (this) {
                        case BATCH -> Body.batch(application);
                        case SINGLE ->
                            Body.single(application, application.batch().getFirst());
                    })
                    .toList();
        }
    }

    Sending(Kind kind, EventIds ids, Service service, Peer peer, int connections) throws IOException {
        this.kind = kind;
        this.bodies = kind.bodies();
        this.ids = ids;
        this.peer = peer;
        this.random = new SplittableRandom(kind.ordinal());
        for (int each = 0; each < connections; each++) {
            this.connections.add(new Connection(service.port(), PATH));
        }
    }

    /**
     * Sends so many requests, from one application after the other.
     *
     * @param againEvery the first of so many is sent twice, the second time on whichever connection is free, mostly while
     *     the first is on its way; 0 for none
     */
    Round send(int requests, int againEvery) throws IOException, InterruptedException {
        int again = againEvery == 0 ? 0 : (requests + againEvery - 1) / againEvery;
        Turn turn = new Turn(
                requests,
                againEvery,
                new Timings(requests + again, bodies.getFirst().events()));
        List<Callable<Sent>> workers = new ArrayList<>();
        for (Connection connection : connections) {
            SplittableRandom own = random.split();
            workers.add(() -> work(connection, turn, own));
        }
        return new Round(Sent.by(Workers.run(workers)), turn.timings);
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.close();
        }
    }

    private Sent work(Connection connection, Turn turn, SplittableRandom own) throws IOException {
        Sent sent = Sent.NOTHING;
        while (true) {
            Request waiting = turn.again.poll();
            if (waiting != null) {
                sent = sent.plus(post(connection, turn, waiting, true));
                continue;
            }
            int number = turn.next.getAndIncrement();
            if (number >= turn.requests) {
                return sent;
            }
            Body body = bodies.get(number % bodies.size());
            Request request = new Request(body.next(ids, CLOCK, own), body.total());
            if (turn.againEvery > 0 && number % turn.againEvery == 0) {
                turn.again.add(request);
            }
            sent = sent.plus(post(connection, turn, request, false));
        }
    }

    private Sent post(Connection connection, Turn turn, Request request, boolean again) throws IOException {
        int events = Math.toIntExact(request.total.events());
        long sentAt = System.nanoTime();
        Connection.Reply reply = connection.post(
                "Authorization: " + peer.bearer() + "\r\nContent-Type: " + kind.contentType + "\r\n", request.bytes);
        Answer answer = Answer.of(reply.status(), reply.beginning(), events);
        turn.timings.answered(sentAt);
        return new Sent(
                again ? Total.NONE : request.total,
                Total.NONE,
                again ? events : 0,
                answer.accepted(),
                answer.duplicate());
    }

    private record Request(byte[] bytes, Total total) {}

    private record Turn(int requests, int againEvery, Timings timings, AtomicInteger next, Queue<Request> again) {
        Turn(int requests, int againEvery, Timings timings) {
            this(requests, againEvery, timings, new AtomicInteger(), new ConcurrentLinkedQueue<>());
        }
    }
}
