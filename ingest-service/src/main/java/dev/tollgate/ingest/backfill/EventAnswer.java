package dev.tollgate.ingest.backfill;

import dev.tollgate.kernel.Problem.FieldError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of one event that was sent.
 *
 * @param errors what is wrong with it, of a rejected one
 */
public record EventAnswer(Status status, List<FieldError> errors) {
    public EventAnswer {
        errors = List.copyOf(errors);
    }

    /** The words of {@code usage.md}. */
    public enum Status {
        ACCEPTED,
        DUPLICATE,
        CONFLICT,
        REJECTED,
        /** Not now; it is to be sent again. */
        REFUSED;

        /** The spelling in JSON. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Status> of(String id) {
            for (Status status : values()) {
                if (status.id().equals(id)) {
                    return Optional.of(status);
                }
            }
            return Optional.empty();
        }
    }
}
