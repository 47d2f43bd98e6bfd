package dev.tollgate.ingest.export;

import dev.tollgate.ingest.statement.BreakdownCell;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.Money;
import java.util.List;

/**
 * A canonical total: the exact sum of one cost column in one currency.
 *
 * @param rows of how many charges
 * @param breakdown the same sum in slices, for each dimension that was asked for
 */
public record MetricTotal(CostMetric metric, Money total, Origin origin, long rows, List<BreakdownCell> breakdown) {
    public MetricTotal {
        breakdown = List.copyOf(breakdown);
    }
}
