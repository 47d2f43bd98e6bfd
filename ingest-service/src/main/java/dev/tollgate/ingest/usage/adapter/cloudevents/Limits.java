package dev.tollgate.ingest.usage.adapter.cloudevents;

/** How much a body may hold. */
record Limits(int bodyBytes, int events, int eventBytes) {
    /** Those of {@code usage.md}. */
    static final Limits PUBLISHED = new Limits(10 * 1024 * 1024, 10_000, 16 * 1024);
}
