package dev.tollgate.canary.probe;

import dev.tollgate.canary.safety.AmountCap;
import dev.tollgate.canary.safety.GuardResult;
import dev.tollgate.kernel.Money;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The only way from a walk to its target: holds every amount against the cap once more, and counts. */
final class Sender {
    private final Target target;
    private final Optional<Money> cap;
    private final AtomicInteger sent;

    Sender(Target target, Optional<Money> cap) {
        this(target, cap, new AtomicInteger());
    }

    private Sender(Target target, Optional<Money> cap, AtomicInteger sent) {
        this.target = target;
        this.cap = cap;
        this.sent = sent;
    }

    /** The same way and the same count, under another cap. */
    Sender under(Optional<Money> otherCap) {
        return new Sender(target, otherCap, sent);
    }

    Answer send(Request request) throws NoAnswer {
        if (request.moves().isPresent()) {
            GuardResult judged = AmountCap.judge(request.moves().get(), cap, Optional.empty());
            if (judged.refusal().isPresent()) {
                throw new NoAnswer(Reason.of(judged.refusal().get()), false);
            }
        }
        try {
            Answer answer = target.send(request);
            sent.incrementAndGet();
            return answer;
        } catch (NoAnswer e) {
            if (e.sent()) {
                sent.incrementAndGet();
            }
            throw e;
        }
    }

    int sent() {
        return sent.get();
    }
}
