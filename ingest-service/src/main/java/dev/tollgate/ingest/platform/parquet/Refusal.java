package dev.tollgate.ingest.platform.parquet;

import dev.tollgate.ingest.export.FailureReason;

/** Why a file cannot be read to its end. Whoever knows the place adds it and tells the caller. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureReason reason;

    private Refusal(FailureReason reason, String what) {
        super(what, null, false, false);
        this.reason = reason;
    }

    /** What the file says cannot be so. */
    static Refusal broken(String what) {
        return new Refusal(FailureReason.BROKEN_PARQUET, "is damaged: " + what);
    }

    /** A part of the format that is not read. */
    static Refusal unsupported(String what) {
        return new Refusal(FailureReason.UNSUPPORTED_PARQUET, "cannot be read: it uses " + what);
    }

    static Refusal notUtf8() {
        return new Refusal(FailureReason.NOT_UTF8, "is not UTF-8");
    }

    static Refusal tooLarge(long maxBytes) {
        return new Refusal(FailureReason.TOO_LARGE, "needs more than " + maxBytes + " bytes of memory at once");
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw broken(otherwise);
        }
    }

    FailureReason reason() {
        return reason;
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
