package dev.tollgate.usage;

/** The body is not the answer that usage.md describes. Whatever its HTTP status says, nothing is known then. */
final class UnreadableAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableAnswer(String message) {
        super(message);
    }
}
