package dev.tollgate.ingest.backfill;

import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a backfill would send: a function of the file and the scope alone.
 *
 * @param file the SHA-256 of the file as it lies
 * @param read how many events the file has: those to send and those that are left out
 * @param events how many are to be sent
 * @param hours in how many different hours (UTC) those are
 * @param first the time of the earliest of them, and last of the latest; absent where there is none
 * @param leftOut for each reason how many
 * @param unreadable the first 20 with a mistake, and conflicts the first 20 of those, in the file's order
 * @param batches what each batch says, so that nothing is sent but what was checked
 */
public record BackfillPlan(
        BackfillScope scope,
        Sha256 file,
        long read,
        long events,
        long hours,
        Optional<Instant> first,
        Optional<Instant> last,
        List<MeterSum> meters,
        Map<LeftOut, Long> leftOut,
        List<Mistaken> unreadable,
        List<ConflictInFile> conflicts,
        List<Sha256> batches) {
    public BackfillPlan {
        meters = List.copyOf(meters);
        leftOut = Map.copyOf(leftOut);
        unreadable = List.copyOf(unreadable);
        conflicts = List.copyOf(conflicts);
        batches = List.copyOf(batches);
    }

    /** An event that could not be read, and what is wrong with it. */
    public record Mistaken(EventPlace place, List<FieldError> errors) {
        public Mistaken {
            errors = List.copyOf(errors);
        }
    }

    /** An event with the identity of the first and other content. */
    public record ConflictInFile(EventPlace place, EventPlace first) {}

    public long count(LeftOut reason) {
        return leftOut.getOrDefault(reason, 0L);
    }

    /**
     * Whether it may be sent.
     *
     * @param withoutUnreadable whether somebody decided that what cannot be read is to be left out
     */
    public Readiness readiness(boolean withoutUnreadable) {
        if (count(LeftOut.CONFLICT) > 0) {
            return Readiness.CONFLICTS;
        }
        if (count(LeftOut.UNREADABLE) > 0 && !withoutUnreadable) {
            return Readiness.UNREADABLE_EVENTS;
        }
        return events == 0 ? Readiness.NOTHING_CHOSEN : Readiness.READY;
    }

    /** Whether a plan may be sent, and if not, why. */
    public enum Readiness {
        READY,
        /** An identity occurs with two contents. Which of them is true is not ours to say. */
        CONFLICTS,
        /** Some events cannot be read, and nobody said that they do not matter. */
        UNREADABLE_EVENTS,
        /** Nothing in the file is of this scope; most often one of the options is mistyped. */
        NOTHING_CHOSEN
    }
}
