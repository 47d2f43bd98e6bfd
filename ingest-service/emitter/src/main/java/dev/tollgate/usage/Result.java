package dev.tollgate.usage;

import java.util.List;

/** What the server says became of one event. */
record Result(Status status, List<EventError> errors) {

    /** The words of usage.md. */
    enum Status {
        ACCEPTED,
        DUPLICATE,
        CONFLICT,
        REJECTED,
        REFUSED
    }

    Result {
        errors = List.copyOf(errors);
    }
}
