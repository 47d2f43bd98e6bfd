package dev.tollgate.usage;

/** Whether an event was taken. One that was not is the application's to keep; it is counted as {@code notTaken}. */
public enum Emission {
    /** In hand: it will be sent until the server says what became of it, or until the emitter is closed. */
    TAKEN,
    /** Not taken: so many events, or bytes of them, are in hand that there is no room for one more. */
    FULL,
    /** Not taken: the emitter is closed. */
    CLOSED;

    /** True when the event is in hand. */
    public boolean taken() {
        return this == TAKEN;
    }
}
