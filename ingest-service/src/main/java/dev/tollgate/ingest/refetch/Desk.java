package dev.tollgate.ingest.refetch;

import dev.tollgate.ingest.refetch.WaitingWebhooks.Order;
import dev.tollgate.ingest.webhook.WebhookConfig;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One provider's hands, and its breaker: what goes wrong with it keeps no other from being asked. Hands take by turns what
 * was tried least and what has been due for longest; of several hands at most half may be held by the latter, which is
 * where calls end that take all of their time.
 */
final class Desk {
    private final Semaphore free;
    private final Semaphore longestDue;
    private final AtomicLong turns = new AtomicLong();
    private final CircuitBreaker breaker;

    Desk(WebhookConfig config, InstantSource clock) {
        this.free = new Semaphore(config.fetchers());
        this.longestDue = new Semaphore(Math.max(1, config.fetchers() / 2));
        this.breaker = new CircuitBreaker(config.breakerFailures(), config.breakerPause(), clock);
    }

    /** Whoever takes one puts it back. */
    Semaphore free() {
        return free;
    }

    /** Empty while the provider is left alone. */
    Optional<Place> enter() {
        return breaker.enter().map(turn -> {
            boolean isForLongestDue = turns.getAndIncrement() % 2 == 1 && longestDue.tryAcquire();
            return new Place(turn, isForLongestDue);
        });
    }

    /** Leave to take one, and to ask for it once. */
    final class Place implements AutoCloseable {
        private final CircuitBreaker.Turn turn;
        private final boolean isForLongestDue;

        private Place(CircuitBreaker.Turn turn, boolean isForLongestDue) {
            this.turn = turn;
            this.isForLongestDue = isForLongestDue;
        }

        CircuitBreaker.Turn turn() {
            return turn;
        }

        Order order() {
            return isForLongestDue ? Order.LONGEST_DUE : Order.LEAST_TRIED;
        }

        @Override
        public void close() {
            turn.close();
            if (isForLongestDue) {
                longestDue.release();
            }
        }
    }
}
