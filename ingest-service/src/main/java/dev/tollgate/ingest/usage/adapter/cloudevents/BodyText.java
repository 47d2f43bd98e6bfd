package dev.tollgate.ingest.usage.adapter.cloudevents;

import dev.tollgate.ingest.usage.BodyRefused;
import dev.tollgate.ingest.usage.DropReason;
import dev.tollgate.kernel.Problem.FieldError;

/** How refusals of a whole body are put. */
final class BodyText {
    static final String BODY = "body";

    private BodyText() {}

    static BodyRefused refused(String message) {
        return refusedAt(BODY, message);
    }

    static BodyRefused refusedAt(String field, String message) {
        return new BodyRefused(DropReason.UNREADABLE_BODY, new FieldError(field, message));
    }

    static BodyRefused noEvent() {
        return refused("has no event");
    }

    static BodyRefused tooManyEvents(int max) {
        return new BodyRefused(
                DropReason.TOO_MANY_EVENTS,
                new FieldError(BODY, "has more than " + max + " events, the most that a body may have"));
    }

    static BodyRefused eventTooLarge(int max) {
        return new BodyRefused(DropReason.BODY_TOO_LARGE, new FieldError(BODY, tooLarge(max)));
    }

    static String tooLarge(int max) {
        return "is larger than " + max + " bytes, the most that an event may have";
    }

    /** Of an array's element, from 0. */
    static String element(int index) {
        return "[" + index + "]";
    }
}
