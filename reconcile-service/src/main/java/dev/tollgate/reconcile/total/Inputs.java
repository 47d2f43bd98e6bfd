package dev.tollgate.reconcile.total;

import dev.tollgate.kernel.BillingPeriod;
import java.time.Instant;

/**
 * Everything that a judgement is made from, as it was found: texts, not what we understood of them, so that a replay
 * repeats the reading too.
 *
 * @param judgedAt the clock
 * @param limits the text of the limits file
 * @param providerTotals what the ingest service said of the providers' statements
 * @param canonicalTotals what it said of our own totals
 */
public record Inputs(
        BillingPeriod period,
        Mode mode,
        Instant judgedAt,
        String limits,
        Fetched providerTotals,
        Fetched canonicalTotals) {}
