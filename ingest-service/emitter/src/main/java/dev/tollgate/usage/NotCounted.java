package dev.tollgate.usage;

/** Why an event will never be counted. Sending it again does not help, so the emitter does not. */
public enum NotCounted {
    /** The server says that the event is wrong; the errors say what and where. */
    REJECTED,
    /** The identity is stored with other content already: two different events were given one id. */
    CONFLICT,
    /**
     * Sent alone, the event was answered with 400, 413 or 415 and without a word about it, while the server did answer
     * for other events in the meantime.
     */
    NOT_UNDERSTOOD
}
