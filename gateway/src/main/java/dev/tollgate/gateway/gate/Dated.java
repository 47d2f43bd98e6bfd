package dev.tollgate.gateway.gate;

import dev.tollgate.gateway.gate.Check.EvidenceReference;
import dev.tollgate.gateway.gate.Check.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One artefact with its instant, for a check that would be judged by it. */
record Dated(EvidenceReference reference, Instant from, Duration maxAge) {
    Instant expiresAt() {
        return from.plus(maxAge);
    }

    /** Too old, or from the future: then nothing that it says counts, good or bad. */
    Optional<Check> outOfTime(Subject subject, Question question, String what, String remedy) {
        if (question.isFuture(from)) {
            return Optional.of(subject.unproven(
                    Reason.FUTURE_EVIDENCE.name(),
                    "the " + what + " is of " + from + ", which has not come yet",
                    "set the clocks right, and " + remedy,
                    List.of(reference),
                    Optional.empty()));
        }
        if (question.isStale(from, maxAge)) {
            return Optional.of(subject.unproven(
                    Reason.STALE.name(),
                    "the " + what + " is of " + from + "; this policy asks for one that is at most " + maxAge.toHours()
                            + " h old",
                    remedy,
                    List.of(reference),
                    Optional.empty()));
        }
        return Optional.empty();
    }

    Check unproven(Subject subject, String reason, String detail, String remedy) {
        return subject.unproven(reason, detail, remedy, List.of(reference), Optional.of(expiresAt()));
    }

    Check unproven(Subject subject, Reason reason, String detail, String remedy) {
        return unproven(subject, reason.name(), detail, remedy);
    }
}
