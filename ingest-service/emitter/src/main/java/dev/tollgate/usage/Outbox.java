package dev.tollgate.usage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one thread that sends: takes the next batch, sends it, and deals with what came of it, until it is stopped. */
final class Outbox implements Runnable {
    /** So often may a batch fail as it is, before it is tried in two halves. */
    private static final int FAILURES_BEFORE_HALVING = 5;

    private final InHand inHand;
    private final Gateway gateway;
    private final GuardedListener listener;
    private final Backoff backoff;
    private final Pace pace;
    private final Plan plan;
    private int failuresInARow;
    private int refusalsInARow;
    private int turnedAwayInARow;

    Outbox(InHand inHand, Gateway gateway, UsageListener listener, Backoff backoff, Pace pace, Limits limits) {
        this.inHand = inHand;
        this.gateway = gateway;
        this.listener = new GuardedListener(listener);
        this.backoff = backoff;
        this.pace = pace;
        this.plan = new Plan(limits);
    }

    @Override
    public void run() {
        while (!inHand.isStopped()) {
            try {
                inHand.awaitWork(plan).ifPresent(this::deliver);
            } catch (InterruptedException e) {
                // Only a stop ends this thread; whoever else interrupts it would stop the sending for good.
                Thread.interrupted();
            } catch (RuntimeException | Error e) {
                // A bug of ours, or no memory: the events are in hand still, and the next try may go better.
                fail();
            }
        }
    }

    private void deliver(Batch batch) {
        boolean settled = false;
        try {
            gateway.send(batch).settle(batch, this);
            settled = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!settled) {
                plan.again(new Batch(inHand.remaining(batch.events()), batch.failures(), batch.answersBefore()));
            }
        }
    }

    void told(Batch batch, Reply.Told told) {
        Map<Result.Status, List<Held>> byStatus = new EnumMap<>(Result.Status.class);
        List<Held> untold = new ArrayList<>();
        for (int index = 0; index < batch.events().size(); index++) {
            Held event = batch.events().get(index);
            Result result = told.results().get(index);
            if (result == null) {
                untold.add(event);
            } else {
                byStatus.computeIfAbsent(result.status(), status -> new ArrayList<>())
                        .add(event);
                tellIfNotCounted(event, result);
            }
        }
        byStatus.forEach((status, events) -> {
            if (status == Result.Status.REFUSED) {
                refused(events, told.retryAfter());
            } else {
                refusalsInARow = 0;
                inHand.answered(events, status);
            }
        });
        if (!byStatus.isEmpty()) {
            turnedAwayInARow = 0;
            plan.answered();
            listener.worksAgain();
        }
        if (untold.isEmpty()) {
            failuresInARow = 0;
        } else {
            plan.again(new Batch(untold, 0, batch.answersBefore()));
            fail();
        }
    }

    private void tellIfNotCounted(Held event, Result result) {
        if (result.status() == Result.Status.REJECTED) {
            listener.notCounted(event, NotCounted.REJECTED, result.errors());
        } else if (result.status() == Result.Status.CONFLICT) {
            listener.notCounted(event, NotCounted.CONFLICT, result.errors());
        }
    }

    /** Their tenant is over its rate: they go again alone, and nobody else waits for them. */
    private long refused(List<Held> events, Optional<Duration> retryAfter) {
        refusalsInARow++;
        long unasked = backoff.nanosAfter(refusalsInARow);
        // A date by a clock behind ours is over already: without a pause we would ask as fast as the server answers.
        long wait = retryAfter
                .map(asked -> Math.max(asked.toNanos(), backoff.nanosAfter(1)))
                .orElse(unasked);
        long due = pace.nanos() + wait;
        plan.refused(events, due);
        return due;
    }

    /**
     * Nothing says whether it is about their tenants or about everybody. So others are tried, who would wait in vain for a
     * tenant that is over its rate; when they are turned away too, it is everybody.
     */
    void turnedAway(Batch batch, Reply.TurnedAway reply) {
        long due = refused(batch.events(), reply.retryAfter());
        if (++turnedAwayInARow > 1) {
            plan.pause(due);
        }
    }

    void later(Batch batch, Reply.Later later) {
        Batch failed = batch.failed();
        // When others were answered meanwhile, it is this batch and not the server; there is no need for more proof.
        boolean blamed = failed.failures() >= FAILURES_BEFORE_HALVING || plan.answeredSince(batch);
        if (!later.batchMayBeToBlame() || !blamed) {
            plan.again(failed);
        } else if (failed.isAlone()) {
            // It is never given up, for nothing was said against it; but it does not hold up the others.
            plan.inDoubt(failed, pace.nanos() + backoff.nanosAfter(failed.failures()));
        } else {
            halve(failed);
        }
        fail();
        later.retryAfter().ifPresent(wait -> plan.pause(pace.nanos() + wait.toNanos()));
    }

    void notUnderstood(Batch batch) {
        if (!batch.isAlone()) {
            halve(batch);
            return;
        }
        if (plan.answeredSince(batch)) {
            listener.notCounted(batch.events().get(0), NotCounted.NOT_UNDERSTOOD, List.of());
            inHand.answered(batch.events(), Result.Status.REJECTED);
            return;
        }
        // Perhaps the address is wrong and everything would be turned down: without proof of the contrary it is kept.
        Batch failed = batch.failed();
        plan.inDoubt(failed, pace.nanos() + backoff.nanosAfter(failed.failures()));
        fail();
    }

    void denied(Batch batch, int httpStatus) {
        plan.again(batch);
        plan.pause(pace.nanos() + backoff.slowNanos());
        listener.denied(httpStatus);
    }

    private void halve(Batch batch) {
        plan.again(batch.secondHalf());
        plan.again(batch.firstHalf());
    }

    private void fail() {
        failuresInARow++;
        plan.pause(pace.nanos() + backoff.nanosAfter(failuresInARow));
    }
}
