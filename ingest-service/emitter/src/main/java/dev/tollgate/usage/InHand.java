package dev.tollgate.usage;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * All events that were taken and are not answered yet, and what became of the others. Safe for threads: the lock is held
 * for as long as it takes to move references, so that {@code emit} never waits for the network.
 */
final class InHand {
    private final ReentrantLock lock = new ReentrantLock();
    /** There may be something to send. */
    private final Condition work = lock.newCondition();
    /** Events were answered: there is room, and a flush may be done. */
    private final Condition answered = lock.newCondition();

    private final Limits limits;
    private final Pace pace;
    private final FreshEvents fresh;
    private final Set<Held> outstanding = new LinkedHashSet<>();
    /** How many are outstanding of those that were taken before the first flush, between it and the second, and so on. */
    private final TreeMap<Long, Integer> outstandingByEpoch = new TreeMap<>();

    private final Tally tally = new Tally();
    private long bytes;
    private long epoch;
    private int flushing;
    private boolean closed;
    private boolean stopped;

    InHand(Limits limits, Pace pace) {
        this.limits = limits;
        this.pace = pace;
        this.fresh = new FreshEvents(limits);
    }

    /** Takes an event if there is room, waiting for it for so long at most. */
    Emission offer(String id, byte[] json, long waitNanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = waitNanos;
            while (!closed && isFull(id, json) && left > 0) {
                left = answered.awaitNanos(left);
            }
            return offer(id, json);
        } finally {
            lock.unlock();
        }
    }

    /** Takes an event if there is room now. */
    Emission offer(String id, byte[] json) {
        lock.lock();
        try {
            if (closed || isFull(id, json)) {
                tally.notTaken();
                return closed ? Emission.CLOSED : Emission.FULL;
            }
            take(new Held(id, json, epoch, pace.nanos()));
            return Emission.TAKEN;
        } finally {
            lock.unlock();
        }
    }

    private boolean isFull(String id, byte[] json) {
        return outstanding.size() >= limits.queue().events()
                || bytes + Held.weight(id, json) > limits.queue().bytes();
    }

    private void take(Held event) {
        tally.emitted();
        bytes += event.weight();
        outstanding.add(event);
        outstandingByEpoch.merge(epoch, 1, Integer::sum);
        fresh.add(event);
        // The sender is woken when its waiting begins and when it ends, not by every event between.
        if (fresh.size() == 1 || fresh.fillABatch()) {
            work.signal();
        }
    }

    /** Waits until there is a batch to send; empty when the emitter has stopped. */
    Optional<Batch> awaitWork(Plan plan) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!stopped) {
                long now = pace.nanos();
                long due = plan.dueNanos(fresh.dueNanos(flushing > 0 || closed));
                if (due <= now) {
                    return Optional.of(plan.next(now, fresh));
                }
                if (due == Long.MAX_VALUE) {
                    work.await();
                } else {
                    pace.await(work, due - now);
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** These are answered for good. */
    void answered(List<Held> events, Result.Status status) {
        lock.lock();
        try {
            for (Held event : events) {
                if (outstanding.remove(event)) {
                    bytes -= event.weight();
                    outstandingByEpoch.compute(
                            event.epoch(), (at, count) -> count == null || count == 1 ? null : count - 1);
                    tally.answered(status);
                }
            }
            answered.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Which of these are not answered yet, in their order. */
    List<Held> remaining(List<Held> events) {
        return locked(() -> events.stream().filter(outstanding::contains).toList());
    }

    /** Waits until everything that is in hand now is answered; false when that takes longer, or nothing is sent any more. */
    boolean flush(long waitNanos) throws InterruptedException {
        lock.lockInterruptibly();
        flushing++;
        try {
            long last = epoch++;
            work.signal();
            long left = waitNanos;
            while (!isAnswered(last) && left > 0 && !stopped) {
                left = answered.awaitNanos(left);
            }
            return isAnswered(last);
        } finally {
            flushing--;
            lock.unlock();
        }
    }

    private boolean isAnswered(long lastEpoch) {
        return outstandingByEpoch.isEmpty() || outstandingByEpoch.firstKey() > lastEpoch;
    }

    /** Takes nothing more; what is in hand is still sent. */
    void close() {
        lock.lock();
        try {
            closed = true;
            work.signal();
            answered.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Sends nothing more, and says what is left. */
    List<String> stop() {
        lock.lock();
        try {
            stopped = true;
            work.signal();
            answered.signalAll();
            return outstanding.stream().map(Held::line).toList();
        } finally {
            lock.unlock();
        }
    }

    boolean isStopped() {
        return locked(() -> stopped);
    }

    EmitterCounts counts() {
        return locked(() -> tally.counts(outstanding.size(), bytes));
    }

    private <T> T locked(Supplier<T> look) {
        lock.lock();
        try {
            return look.get();
        } finally {
            lock.unlock();
        }
    }
}
