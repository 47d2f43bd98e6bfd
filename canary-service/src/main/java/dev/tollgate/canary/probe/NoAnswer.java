package dev.tollgate.canary.probe;

/** There is no usable answer to a request, and why. */
public final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1L;
    private final Reason reason;
    private final boolean sent;

    /** @param sent whether the target may have seen the request, and so may have acted on it */
    public NoAnswer(Reason reason, boolean sent) {
        super(reason.meaning(), null, false, false);
        this.reason = reason;
        this.sent = sent;
    }

    public Reason reason() {
        return reason;
    }

    public boolean sent() {
        return sent;
    }
}
