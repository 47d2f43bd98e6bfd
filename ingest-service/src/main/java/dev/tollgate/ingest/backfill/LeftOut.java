package dev.tollgate.ingest.backfill;

/** Why an event of the file is not sent. */
public enum LeftOut {
    /** It says the same as one before it: that one counts. */
    DUPLICATE("duplicate", "the same as one before it"),
    /** It has the identity of one before it and says something else. */
    CONFLICT("conflict", "the identity of one before it, with other content"),
    /** It is another tenant's. */
    OTHER_ORG("otherOrg", "of another org"),
    /** It is another subscription's, or says none. */
    OTHER_SUBSCRIPTION("otherSubscription", "of another subscription, or of none"),
    /** Its time lies before the start, at the end or after it. */
    OUTSIDE_SPAN("outsideSpan", "outside the span"),
    /** It has a mistake. */
    UNREADABLE("unreadable", "unreadable");

    private final String id;
    private final String words;

    LeftOut(String id, String words) {
        this.id = id;
        this.words = words;
    }

    /** The spelling in JSON. */
    public String id() {
        return id;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
