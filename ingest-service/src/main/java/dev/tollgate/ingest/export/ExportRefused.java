package dev.tollgate.ingest.export;

/** An export that cannot be counted as a whole. The explanation names places, never the text of a cell. */
public final class ExportRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final FailureReason reason;

    public ExportRefused(FailureReason reason, String explanation) {
        super(explanation);
        this.reason = reason;
    }

    /** @param cause for our log only */
    public ExportRefused(FailureReason reason, String explanation, Throwable cause) {
        super(explanation, cause);
        this.reason = reason;
    }

    public FailureReason reason() {
        return reason;
    }

    public String explanation() {
        return String.valueOf(getMessage());
    }
}
