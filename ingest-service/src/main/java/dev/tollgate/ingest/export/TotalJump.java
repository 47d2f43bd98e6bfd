package dev.tollgate.ingest.export;

import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.Money;

/**
 * A total that moved further than configured between two deliveries, over the days that both of them cover: what a
 * delivery looks like in which something stands twice. A suspicion, and no failure.
 *
 * @param days how many days were compared; the last day of the older delivery is not among them, since it was still
 *     filling up
 */
public record TotalJump(CostMetric metric, Money before, Money after, int days) {}
