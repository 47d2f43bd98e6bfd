package dev.tollgate.ingest.usage.adapter.postgres;

/**
 * The advisory lock that makes an answer for a moment final. Whoever accepts events holds it shared, from before the
 * moment of acceptance is read until the commit; whoever asks what was known at a moment takes it alone for an instant,
 * and has then seen the end of everything that was accepted before.
 */
final class AcceptanceLock {
    /** "usage" in ASCII; one number for the whole database, so no other use may take the same. */
    private static final long KEY = 0x7573616765L;

    /** For the FROM of an accepting statement; {@code at} is the moment. The lock is taken first. */
    static final String SHARED =
            "SELECT clock_timestamp() AS at FROM (SELECT pg_advisory_xact_lock_shared(" + KEY + ") OFFSET 0) AS lock";

    /** As a transaction of its own: waits, and lets go at its end. {@code now} is when it was asked. */
    static final String ALONE =
            "SELECT now FROM (SELECT clock_timestamp() AS now OFFSET 0) AS asked, pg_advisory_xact_lock(" + KEY + ")";

    private AcceptanceLock() {}
}
