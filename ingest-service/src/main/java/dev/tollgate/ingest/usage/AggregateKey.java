package dev.tollgate.ingest.usage;

import java.time.Instant;

/** What is added up together: one meter of one product, of one tenant, in one hour (UTC). */
public record AggregateKey(String tenant, String product, String meter, Instant hour) {}
