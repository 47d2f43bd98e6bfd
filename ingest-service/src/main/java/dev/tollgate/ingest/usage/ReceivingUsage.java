package dev.tollgate.ingest.usage;

import dev.tollgate.ingest.intake.InHand;
import dev.tollgate.ingest.intake.NotConfirmed;
import dev.tollgate.ingest.intake.TimedBody;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Takes a request with usage from its first byte to its answer. It is stored as a whole or not at all, but for events
 * that are wrong by themselves.
 */
public final class ReceivingUsage {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration RETRY_UNCONFIRMED_AFTER = Duration.ofSeconds(5);

    private final EventBodies bodies;
    private final AcceptingUsage accepting;
    private final InHand inHand;
    private final UsageCounts counts;
    private final InstantSource clock;
    private final Duration bodyTime;

    /** @param bodyTime how long a body may take to arrive */
    public ReceivingUsage(
            EventBodies bodies,
            AcceptingUsage accepting,
            InHand inHand,
            UsageCounts counts,
            InstantSource clock,
            Duration bodyTime) {
        this.bodies = bodies;
        this.accepting = accepting;
        this.inHand = inHand;
        this.counts = counts;
        this.clock = clock;
        this.bodyTime = bodyTime;
    }

    /** Blocks until the answer is certain: call it from a virtual thread. */
    public Reception receive(UsageBody body) throws InterruptedException {
        Gathered gathered = new Gathered(inHand);
        TimedBody content = new TimedBody(body.content(), clock, bodyTime);
        try {
            bodies.read(body.form(), body.attributes(), content, gathered);
            return gathered.isOverfull() ? tooMuch(body, gathered) : accept(body, gathered.events());
        } catch (BodyRefused refused) {
            // The event at which it broke is one too.
            counts.dropped(refused.reason(), gathered.seen() + 1L, body.sender());
            return new Reception.BodyWrong(refused.reason(), refused.error());
        } catch (ProblemException e) {
            // The server has a limit for bodies too, and may see first that this one is over it.
            if (e.problem() instanceof Problem.TooLarge) {
                counts.dropped(DropReason.BODY_TOO_LARGE, gathered.seen() + 1L, body.sender());
            }
            throw e;
        } catch (IOException e) {
            return broken(body, gathered, content.isOver());
        } finally {
            gathered.release();
        }
    }

    private Reception accept(UsageBody body, List<ReadEvent> sent) throws InterruptedException {
        try {
            List<Outcome> outcomes = accepting.accept(sent, body.backfill(), body.tenant());
            count(outcomes, body.sender());
            return new Reception.Answered(sent, outcomes);
        } catch (NotConfirmed e) {
            counts.notConfirmed(e);
            counts.dropped(DropReason.NOT_CONFIRMED, sent.size(), body.sender());
            return new Reception.Unconfirmed(RETRY_UNCONFIRMED_AFTER);
        }
    }

    private Reception tooMuch(UsageBody body, Gathered gathered) {
        counts.dropped(DropReason.TOO_MUCH_IN_HAND, gathered.seen(), body.sender());
        return new Reception.TooMuchInHand(RETRY_AFTER);
    }

    private Reception broken(UsageBody body, Gathered gathered, boolean tooSlow) {
        DropReason reason = tooSlow ? DropReason.BODY_TOO_SLOW : DropReason.UNREADABLE_BODY;
        counts.dropped(reason, gathered.seen() + 1L, body.sender());
        return tooSlow
                ? new Reception.TooSlow(bodyTime)
                : new Reception.BodyWrong(reason, new FieldError("body", "ended before it was complete"));
    }

    private void count(List<Outcome> outcomes, String sender) {
        long accepted = 0;
        long duplicate = 0;
        Map<DropReason, Long> drops = new EnumMap<>(DropReason.class);
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Outcome.Accepted _ -> accepted++;
                case Outcome.Duplicate _ -> duplicate++;
                case Outcome.Conflict _ -> drops.merge(DropReason.CONFLICT, 1L, Long::sum);
                case Outcome.Rejected rejected -> drops.merge(rejected.reason(), 1L, Long::sum);
                case Outcome.Refused _ -> drops.merge(DropReason.TENANT_RATE, 1L, Long::sum);
            }
        }
        counts.accepted(accepted);
        counts.duplicate(duplicate);
        drops.forEach((reason, events) -> counts.dropped(reason, events, sender));
    }

    /** The events of a request while it is read. Once there are too many in hand, they are only counted. */
    private static final class Gathered implements Consumer<ReadEvent> {
        private final InHand inHand;
        private final List<ReadEvent> events = new ArrayList<>();
        private final AtomicInteger seen = new AtomicInteger();

        Gathered(InHand inHand) {
            this.inHand = inHand;
        }

        @Override
        public void accept(ReadEvent event) {
            seen.incrementAndGet();
            if (!isOverfullBefore() && inHand.take()) {
                events.add(event);
            } else {
                release();
            }
        }

        List<ReadEvent> events() {
            return events;
        }

        int seen() {
            return seen.get();
        }

        boolean isOverfull() {
            return events.size() < seen.get();
        }

        void release() {
            inHand.release(events.size());
            events.clear();
        }

        private boolean isOverfullBefore() {
            return events.size() < seen.get() - 1;
        }
    }
}
