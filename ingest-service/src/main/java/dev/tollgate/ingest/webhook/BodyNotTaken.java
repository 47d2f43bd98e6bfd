package dev.tollgate.ingest.webhook;

/** A body that did not come whole, or that there was no room for. */
public final class BodyNotTaken extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reception.Cause reason;

    public BodyNotTaken(Reception.Cause reason) {
        super("the body did not come whole: " + reason);
        this.reason = reason;
    }

    public Reception.Cause reason() {
        return reason;
    }
}
