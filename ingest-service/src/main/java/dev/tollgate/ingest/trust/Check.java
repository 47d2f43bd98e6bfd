package dev.tollgate.ingest.trust;

/** What a provider's policy may require before a delivery is believed. The order is that of judging. */
public enum Check {
    /** Where it came from. */
    SOURCE,
    /** A shared token in a header. */
    TOKEN,
    /** A signature over the raw bytes. */
    SIGNATURE,
    /** The object itself, fetched again from the provider's API. */
    REFETCH
}
