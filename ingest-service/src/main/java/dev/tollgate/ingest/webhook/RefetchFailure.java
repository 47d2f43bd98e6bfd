package dev.tollgate.ingest.webhook;

import java.util.Locale;

/** Why a delivery still waits after its object was asked for; stable words, in lower case with hyphens. */
public enum RefetchFailure {
    /** No connection: the name, the address or the certificate. */
    UNREACHABLE(true),
    /** No whole answer in the time that it may take, however much of it came. */
    TIME_OUT(true),
    /** The connection ended before the answer did. */
    CUT_OFF(true),
    /** 429, or 503 with {@code Retry-After}. */
    THROTTLED(true),
    SERVER_ERROR(true),
    /** 401 or 403: our credential, not the delivery, is what is doubted. */
    NOT_AUTHORISED(true),
    /** The credential does not resolve. Nobody was asked. */
    NO_SECRET(true),
    /** Not JSON, not an object, not the one that was asked for, without a status; or a status code that says nothing. */
    BAD_ANSWER(true),
    TOO_LARGE(false),
    /** The host or its address is none that may be called. Nobody was asked. */
    HOST_REFUSED(false),
    /** The policy in force does not say where objects of this kind are. Nobody was asked. */
    NO_RULE(false),
    /** The API says that the event is not true; it may lag behind its own webhooks, so it is asked again. */
    SAID_OTHERWISE(false),
    /** The API does not know the object, or not yet. */
    UNKNOWN_OBJECT(false);

    private final boolean ofProvider;

    RefetchFailure(boolean ofProvider) {
        this.ofProvider = ofProvider;
    }

    /** Whether the next object would meet with it too, so that it counts for the circuit breaker. */
    public boolean isOfProvider() {
        return ofProvider;
    }

    /** Whether it is an answer that contradicts, and not one that is missing. */
    public boolean isAgainst() {
        return this == SAID_OTHERWISE || this == UNKNOWN_OBJECT;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
