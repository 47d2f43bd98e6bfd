package dev.tollgate.usage;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What came of sending a batch. Each case says itself who deals with it, so that a new one cannot be forgotten. */
sealed interface Reply {
    void settle(Batch batch, Outbox outbox);

    /** The server said what became of these events; the others of the batch are as if never answered. */
    record Told(Map<Integer, Result> results, Optional<Duration> retryAfter) implements Reply {
        @Override
        public void settle(Batch batch, Outbox outbox) {
            outbox.told(batch, this);
        }
    }

    /**
     * Nothing is known of the outcome, or the server asked us to come again.
     *
     * @param batchMayBeToBlame true when a smaller batch, or one without a certain event, could fare better
     */
    record Later(Optional<Duration> retryAfter, boolean batchMayBeToBlame) implements Reply {
        @Override
        public void settle(Batch batch, Outbox outbox) {
            outbox.later(batch, this);
        }
    }

    /** 429 for all of them: their tenants are over their rate, or the server has more in hand than it holds. */
    record TurnedAway(Optional<Duration> retryAfter) implements Reply {
        @Override
        public void settle(Batch batch, Outbox outbox) {
            outbox.turnedAway(batch, this);
        }
    }

    /** Somebody has to do something first, perhaps to renew the key; 0 when no usable key could be had. */
    record Denied(int httpStatus) implements Reply {
        @Override
        public void settle(Batch batch, Outbox outbox) {
            outbox.denied(batch, httpStatus);
        }
    }

    /** The whole body was turned down (400, 413, 415), and nothing said about its events. */
    record NotUnderstood() implements Reply {
        @Override
        public void settle(Batch batch, Outbox outbox) {
            outbox.notUnderstood(batch);
        }
    }
}
