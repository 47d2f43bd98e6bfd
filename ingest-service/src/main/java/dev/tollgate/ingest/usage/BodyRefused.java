package dev.tollgate.ingest.usage;

import dev.tollgate.kernel.Problem.FieldError;
import java.util.Objects;

/** A body that cannot be read as events at all. Its message says what is wrong and where, and repeats nothing of it. */
public final class BodyRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final DropReason reason;
    private final FieldError error;

    /** @param reason {@link DropReason#UNREADABLE_BODY}, {@code BODY_TOO_LARGE} or {@code TOO_MANY_EVENTS} */
    public BodyRefused(DropReason reason, FieldError error) {
        super(error.field() + " " + error.message());
        this.reason = reason;
        this.error = error;
    }

    public DropReason reason() {
        return reason;
    }

    /** Where in the body ({@code body}, {@code [12].data}, {@code line 7}), and what is wrong there. */
    public FieldError error() {
        return Objects.requireNonNull(error);
    }
}
