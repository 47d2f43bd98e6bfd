package dev.tollgate.ingest.intake;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Stores what many requests bring in few statements: a writer that is free takes all that waits, up to a batch. So a
 * lone one waits for nobody, and under load a commit is shared by all that came meanwhile. Nobody's data is the ruin of
 * another's: where the store refuses a batch for what is in it, each share of it is stored alone.
 *
 * <p>For any number of threads. How much waits is bounded by {@link InHand}, which everything here was taken from.
 *
 * @param <E> what is stored
 * @param <O> what became of it
 */
public final class GroupCommit<E, O> implements AutoCloseable {
    private static final int PATIENCE = 3;

    private final Function<List<E>, Uni<List<O>>> store;
    private final int batch;
    private final Duration storeTime;
    private final BlockingQueue<Share<E, O>> waiting = new LinkedBlockingQueue<>();
    private final ReentrantLock gathering = new ReentrantLock();
    private final AtomicBoolean closed = new AtomicBoolean();
    /** Tells a writer to end. */
    private final Share<E, O> end = Share.of(List.of());

    private final List<Thread> writers;

    /**
     * Starts the writers.
     *
     * @param name of the configuration it is for, such as {@code usage}
     * @param store stores a batch, and answers what became of each in its place; fails with {@link DataRefused}
     *     when it cannot hold one of them, and is then given the others again
     * @param writers how many batches are stored at the same moment
     * @param batch how many a statement has at most
     * @param storeTime how long PostgreSQL may take to confirm one; a request waits three times as long at most
     */
    public GroupCommit(String name, Function<List<E>, Uni<List<O>>> store, int writers, int batch, Duration storeTime) {
        if (writers < 1 || batch < 1) {
            throw new IllegalArgumentException(
                    "tollgate." + name + ".writers and tollgate." + name + ".batch are at least 1");
        }
        this.store = store;
        this.batch = batch;
        this.storeTime = storeTime;
        List<Thread> started = new ArrayList<>();
        for (int number = 0; number < writers; number++) {
            started.add(Thread.ofVirtual().name(name + "-writer-" + number).start(this::writeUntilClosed));
        }
        this.writers = List.copyOf(started);
    }

    /**
     * Waits until all of them are durable. The call may be repeated after any end.
     *
     * @return what became of each, in its place
     * @throws NotConfirmed when that is not known of all of them; none of them waits any more
     */
    public List<O> store(List<E> all) throws NotConfirmed, InterruptedException {
        if (closed.get()) {
            throw new NotConfirmed("this replica is stopping");
        }
        List<Share<E, O>> shares = new ArrayList<>();
        for (int from = 0; from < all.size(); from += batch) {
            shares.add(Share.of(all.subList(from, Math.min(all.size(), from + batch))));
        }
        waiting.addAll(shares);
        try {
            if (closed.get()) {
                // They may stand behind the writers' ends.
                throw new NotConfirmed("this replica is stopping");
            }
            return answers(shares);
        } finally {
            shares.forEach(Share::abandon);
        }
    }

    private List<O> answers(List<Share<E, O>> shares) throws NotConfirmed, InterruptedException {
        shares.forEach(share -> share.answer().orTimeout(PATIENCE * storeTime.toMillis(), TimeUnit.MILLISECONDS));
        List<O> outcomes = new ArrayList<>();
        try {
            for (Share<E, O> share : shares) {
                outcomes.addAll(share.answer().get());
            }
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            String late = cause instanceof TimeoutException ? " in time" : "";
            throw new NotConfirmed("the store did not confirm them" + late, cause);
        }
        return outcomes;
    }

    /** How many shares wait for a writer. */
    public int waiting() {
        return waiting.size();
    }

    /** Stores what waits already, and ends. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            writers.forEach(_ -> waiting.add(end));
        }
        for (Thread writer : writers) {
            try {
                writer.join(storeTime);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void writeUntilClosed() {
        try {
            for (List<Share<E, O>> gathered = gather(); !gathered.isEmpty(); gathered = gather()) {
                write(gathered);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the first share and takes those behind it that fit with it; none when it is time to end. */
    private List<Share<E, O>> gather() throws InterruptedException {
        gathering.lockInterruptibly();
        try {
            Share<E, O> next = waiting.take();
            List<Share<E, O>> gathered = new ArrayList<>();
            int size = 0;
            while (!next.equals(end)) {
                gathered.add(next);
                size += next.size();
                next = waiting.peek();
                if (next == null || next.equals(end) || size + next.size() > batch) {
                    return gathered;
                }
                waiting.remove();
            }
            return gathered;
        } finally {
            gathering.unlock();
        }
    }

    /** A writer outlives whatever happens to a batch: without writers, nothing would ever be stored again. */
    private void write(List<Share<E, O>> gathered) {
        try {
            writeTogether(gathered);
        } catch (DataRefused refused) {
            if (gathered.size() == 1) {
                gathered.getFirst().answer().completeExceptionally(refused);
            } else {
                // Those whose senders stopped waiting meanwhile are empty, so that this has an end.
                gathered.forEach(share -> write(List.of(share)));
            }
        } catch (Throwable failure) {
            gathered.forEach(share -> share.answer().completeExceptionally(failure));
        }
    }

    private void writeTogether(List<Share<E, O>> gathered) {
        List<E> together = new ArrayList<>(batch);
        List<List<E>> each = new ArrayList<>(gathered.size());
        for (Share<E, O> share : gathered) {
            List<E> own = share.held().get();
            each.add(own);
            together.addAll(own);
        }
        List<O> outcomes =
                together.isEmpty() ? List.of() : store.apply(together).await().atMost(storeTime);
        int from = 0;
        for (int index = 0; index < gathered.size(); index++) {
            int to = from + each.get(index).size();
            gathered.get(index).answer().complete(outcomes.subList(from, to));
            from = to;
        }
    }
}
