package dev.tollgate.gateway.gate;

import dev.tollgate.kernel.Sha256;
import java.util.List;
import java.util.Optional;

/** What came back when another service was asked for evidence. */
public sealed interface Sought<T> {
    /**
     * There is evidence of an accepted mode.
     *
     * @param value what it says
     * @param json its canonical JSON, which becomes an artefact
     */
    record Found<T>(T value, String json) implements Sought<T> {
        Sha256 digest() {
            return Sha256.ofUtf8(json);
        }
    }

    /** There is evidence, but only of a mode that is not accepted. */
    record OfOtherMode<T>(String mode) implements Sought<T> {}

    /** The service answered, and has nothing. */
    record Absent<T>() implements Sought<T> {}

    /** The service did not answer. */
    record Unreachable<T>() implements Sought<T> {}

    /** It answered something that is not understood; nothing is guessed from it. */
    record Unreadable<T>(String why) implements Sought<T> {}

    /** The artefact, where there is one. */
    default Optional<String> artefact() {
        return this instanceof Found<T> found ? Optional.of(found.json()) : Optional.empty();
    }

    /** The check for everything but found evidence; nothing when there is some. */
    default Optional<Check> notFound(Check.Subject subject, String what, List<String> accepted, String remedy) {
        String modes = String.join(" or ", accepted);
        return switch (this) {
            case Found<T> _ -> Optional.empty();
            case OfOtherMode<T>(String mode) ->
                Optional.of(subject.unproven(
                        Reason.WRONG_MODE,
                        "the newest " + what + " is of mode " + mode + "; this policy asks for " + modes,
                        remedy));
            case Absent<T> _ ->
                Optional.of(subject.unproven(Reason.NO_EVIDENCE, "there is no " + what + " of mode " + modes, remedy));
            case Unreachable<T> _ ->
                Optional.of(subject.unproven(
                        Reason.PEER_UNREACHABLE,
                        "the service that holds the " + what + " did not answer",
                        "bring the service back, and ask for a new decision"));
            case Unreadable<T>(String why) ->
                Optional.of(subject.unproven(
                        Reason.PEER_UNREADABLE,
                        "the answer about the " + what + " is not understood: " + why,
                        "bring both services to versions that understand each other, and ask for a new decision"));
        };
    }
}
