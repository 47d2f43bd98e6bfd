package dev.tollgate.ingest.outbound;

/** A call outside that brought no answer. Without a cause: what a client library throws may hold what was sent. */
public final class OutboundRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final OutboundFailure failure;

    public OutboundRefused(OutboundFailure failure, String explanation) {
        super(explanation);
        this.failure = failure;
    }

    public OutboundFailure failure() {
        return failure;
    }

    public String explanation() {
        return String.valueOf(getMessage());
    }
}
