package dev.tollgate.ingest.export;

import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.ProviderId;

/** What a run counts: the rows of one provider and one billing month. Every other row is set aside. */
public record Scope(ProviderId provider, BillingPeriod period) {}
