package dev.tollgate.usage;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Sends usage events to Tollgate. {@code emit} puts an event in hand and returns; one daemon thread sends batches and
 * tries again, with the same ids, until the server says what became of each event, so that each is counted once. What is
 * in hand is in memory only: it is lost when the process is killed.
 *
 * <p>Safe for threads. An application needs one, from its start to its end.
 */
public final class UsageEmitter implements AutoCloseable {
    private static final Duration LAST_ANSWER = Duration.ofSeconds(1);

    private final String source;
    private final EventIds ids;
    private final InHand inHand;
    private final UsageListener listener;
    private final Duration closeTimeout;
    private final Thread sender;

    UsageEmitter(
            String source,
            EventIds ids,
            InHand inHand,
            Runnable outbox,
            UsageListener listener,
            Duration closeTimeout) {
        this.source = source;
        this.ids = ids;
        this.inHand = inHand;
        this.listener = listener;
        this.closeTimeout = closeTimeout;
        this.sender = new Thread(outbox, "tollgate-usage-emitter");
        sender.setDaemon(true);
        sender.start();
    }

    /**
     * Begins an emitter.
     *
     * @param endpoint the gateway's address, such as {@code https://tollgate.example} or one with a path; {@code http://}
     *     only to this machine, unless {@link EmitterBuilder#allowPlainHttp()} says otherwise
     * @param source who emits, a URI reference such as {@code /shop/eu}; part of every event's identity, so it stays the
     *     same when the application is started again
     * @param keys gives the API key; asked before each request and never kept, so that a renewed key is used at once
     */
    public static EmitterBuilder builder(URI endpoint, String source, Supplier<String> keys) {
        return new EmitterBuilder(endpoint, source, keys);
    }

    /** Takes usage under a new id. Never blocks, and never throws for a full queue: see what it returns. */
    public Emission emit(Usage usage) {
        return emit(ids.next(), usage);
    }

    /**
     * Takes usage under an id of the application's own, such as the number of the order: whatever is emitted twice under
     * one id, even by two processes of one source, is counted once.
     *
     * @throws IllegalArgumentException for an id that is not of 1 to 200 characters, or has a control character or half a
     *     surrogate pair
     */
    public Emission emit(String id, Usage usage) {
        return inHand.offer(id, json(id, usage));
    }

    /** As {@link #emit(Usage)}, but waits for room for so long at most. */
    public Emission emit(Usage usage, Duration wait) throws InterruptedException {
        return emit(ids.next(), usage, wait);
    }

    /** As {@link #emit(String, Usage)}, but waits for room for so long at most. */
    public Emission emit(String id, Usage usage, Duration wait) throws InterruptedException {
        return inHand.offer(id, json(id, usage), nanos(wait));
    }

    private byte[] json(String id, Usage usage) {
        EventJson.checkText("id", id);
        return EventJson.bytes(id, source, Objects.requireNonNull(usage, "usage"));
    }

    /** What became of the events so far. */
    public EmitterCounts counts() {
        return inHand.counts();
    }

    /**
     * Sends what is in hand without waiting for fuller batches, and waits until each event of it is answered. A pause after
     * a failure, or one that the server asked for, is kept.
     *
     * @return false when that took longer; the events stay in hand
     * @throws IllegalStateException when a listener calls it
     */
    public boolean flush(Duration wait) throws InterruptedException {
        refuseTheSender();
        return inHand.flush(nanos(wait));
    }

    /** Closes as {@link #close(Duration)} does, and gives what is left, if any, to the listener. */
    @Override
    public void close() {
        List<String> left = close(closeTimeout);
        if (!left.isEmpty()) {
            listener.onLeft(left);
        }
    }

    /**
     * Takes nothing more, sends what is in hand for so long at most, and ends the thread. An interrupt ends the sending at
     * once.
     *
     * @return the events that are left, as JSON lines for {@code ingest-service backfill}; some may be stored already,
     *     and are not counted again then. The same again when it is called again
     * @throws IllegalStateException when a listener calls it
     */
    public List<String> close(Duration wait) {
        refuseTheSender();
        inHand.close();
        boolean interrupted = false;
        try {
            inHand.flush(nanos(wait));
        } catch (InterruptedException e) {
            interrupted = true;
        }
        inHand.stop();
        sender.interrupt();
        try {
            sender.join(LAST_ANSWER.toMillis());
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return inHand.stop();
    }

    private void refuseTheSender() {
        if (Thread.currentThread() == sender) {
            throw new IllegalStateException("a listener runs on the thread that sends, and would wait for itself");
        }
    }

    private static long nanos(Duration wait) {
        // Longer than 292 years does not fit into a long, and means for ever.
        if (wait.compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0) {
            return Long.MAX_VALUE;
        }
        return wait.isNegative() ? 0 : wait.toNanos();
    }
}
