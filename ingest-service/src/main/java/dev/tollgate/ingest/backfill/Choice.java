package dev.tollgate.ingest.backfill;

import dev.tollgate.kernel.Problem.FieldError;
import java.util.List;

/** Whether an event of the file is sent, and why not. */
sealed interface Choice {
    record Chosen(ChosenEvent event) implements Choice {}

    /** @param reason all but {@link LeftOut#CONFLICT} and {@link LeftOut#UNREADABLE}, which say more */
    record Left(LeftOut reason) implements Choice {}

    /** @param first the one whose identity it has */
    record Conflicting(EventPlace place, EventPlace first) implements Choice {}

    record Unreadable(EventPlace place, List<FieldError> errors) implements Choice {
        public Unreadable {
            errors = List.copyOf(errors);
        }
    }
}
