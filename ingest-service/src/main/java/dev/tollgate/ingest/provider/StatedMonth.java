package dev.tollgate.ingest.provider;

import dev.tollgate.ingest.statement.BreakdownCell;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.Money;
import java.time.Instant;
import java.util.List;

/**
 * What a provider states of one month.
 *
 * @param asOf up to when it had counted; when it was asked, where it does not say
 * @param source which of its interfaces said so, and which figure it is, for people to read
 * @param breakdown by one or more dimensions, each of which adds up to the total; empty where it gives none
 */
public record StatedMonth(CostMetric metric, Money total, Instant asOf, String source, List<BreakdownCell> breakdown) {
    public StatedMonth {
        breakdown = List.copyOf(breakdown);
    }
}
