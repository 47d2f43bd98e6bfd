package dev.tollgate.reconcile.total;

import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.ProviderId;
import java.time.Instant;

/**
 * What the provider itself states for a billing period, from a source independent of its export.
 *
 * @param run the ingest run that brought it
 * @param asOf when the provider said so
 */
public record Statement(
        ProviderId provider, IngestRunId run, CostMetric metric, Money total, Instant asOf, Breakdown breakdown) {}
