package dev.tollgate.ingest.refetch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Leaves a provider's API alone for a while after failures in a row, then lets one through to look; its answer decides.
 * Smallrye's own reads the machine's clock. For any number of threads.
 */
final class CircuitBreaker {
    private final int failures;
    private final Duration pause;
    private final InstantSource clock;
    private final AtomicReference<State> state = new AtomicReference<>(new State(0, Instant.MIN));
    /** One at a time looks whether it is over. */
    private final AtomicBoolean looking = new AtomicBoolean();

    /**
     * @param failures after how many in a row it opens
     * @param pause for how long
     */
    CircuitBreaker(int failures, Duration pause, InstantSource clock) {
        this.failures = failures;
        this.pause = pause;
        this.clock = clock;
    }

    /** Empty while the provider is left alone. */
    Optional<Turn> enter() {
        State now = state.get();
        if (clock.instant().isBefore(now.closedUntil())) {
            return Optional.empty();
        }
        if (now.inARow() < failures) {
            return Optional.of(new Turn(false));
        }
        return looking.compareAndSet(false, true) ? Optional.of(new Turn(true)) : Optional.empty();
    }

    private record State(int inARow, Instant closedUntil) {
        State until(Instant moment) {
            return new State(inARow, moment.isAfter(closedUntil) ? moment : closedUntil);
        }
    }

    /** Leave to ask once. */
    final class Turn implements AutoCloseable {
        private final boolean isLook;

        private Turn(boolean isLook) {
            this.isLook = isLook;
        }

        /** A pause that another's answer asked for goes on. */
        void succeeded() {
            state.updateAndGet(before -> new State(0, before.closedUntil()));
        }

        /** @param asked what {@code Retry-After} asked for: that is for all calls, not for this one */
        void failed(Optional<Duration> asked) {
            Instant now = clock.instant();
            state.updateAndGet(before -> {
                State counted = new State(Math.min(before.inARow() + 1, failures), before.closedUntil());
                State opened = counted.inARow() < failures ? counted : counted.until(now.plus(pause));
                return asked.map(wait -> opened.until(now.plus(wait))).orElse(opened);
            });
        }

        /** Also after no call at all: then the next may look. */
        @Override
        public void close() {
            if (isLook) {
                looking.set(false);
            }
        }
    }
}
