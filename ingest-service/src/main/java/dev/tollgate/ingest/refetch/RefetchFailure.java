package dev.tollgate.ingest.refetch;

import java.util.Locale;

/** Why a delivery still waits after its object was asked for; stable words, in lower case with hyphens. */
public enum RefetchFailure {
    /** No connection: the name, the address or the certificate. */
    UNREACHABLE(About.API),
    /** No whole answer in the time that it may take, however much of it came. */
    TIME_OUT(About.API),
    /** The connection ended before the answer did. */
    CUT_OFF(About.API),
    /** 429, or 503 with {@code Retry-After}. */
    THROTTLED(About.API),
    SERVER_ERROR(About.API),
    /** 401 or 403: our credential, not the delivery, is what is doubted. */
    NOT_AUTHORISED(About.API),
    /** The credential does not resolve. Nobody was asked. */
    NO_SECRET(About.API),
    /** What answers is no API: a page for people, nothing, or half of something. */
    NOT_JSON(About.API),
    /** JSON, but not an object, not the one that was asked for, without a status; or a status code that says nothing. */
    BAD_ANSWER(About.OBJECT),
    TOO_LARGE(About.UNDECIDABLE),
    /** The host or its address is none that may be called. Nobody was asked. */
    HOST_REFUSED(About.UNDECIDABLE),
    /** The policy in force does not say where objects of this kind are. Nobody was asked. */
    NO_RULE(About.UNDECIDABLE),
    /** The API says that the event is not true; it may lag behind its own webhooks, so it is asked again. */
    SAID_OTHERWISE(About.EVENT),
    /** The API does not know the object, or not yet. */
    UNKNOWN_OBJECT(About.EVENT);

    private final About about;

    RefetchFailure(About about) {
        this.about = about;
    }

    /** Whether the next object would meet with it too, so that it counts for the circuit breaker. */
    public boolean isOfApi() {
        return about == About.API;
    }

    /** Whether it stays so until the configuration or the object is another one, so that nobody is to wait for it. */
    public boolean isUndecidable() {
        return about == About.UNDECIDABLE;
    }

    /** Whether it is an answer that contradicts, and not one that is missing. */
    public boolean isAgainst() {
        return about == About.EVENT;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private enum About {
        API,
        OBJECT,
        UNDECIDABLE,
        EVENT
    }
}
