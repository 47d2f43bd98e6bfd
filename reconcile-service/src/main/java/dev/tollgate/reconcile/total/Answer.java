package dev.tollgate.reconcile.total;

import java.util.Optional;

/** What a peer said, read and understood; or why we know nothing. Never a value of our own making. */
public sealed interface Answer<T> {
    record Answered<T>(T value) implements Answer<T> {}

    /** @param why a clause for people, for example {@code it answered with status 503} */
    record Unreachable<T>(String why) implements Answer<T> {}

    default Optional<T> known() {
        return switch (this) {
            case Answered<T> answered -> Optional.of(answered.value());
            case Unreachable<T> _ -> Optional.empty();
        };
    }
}
