package dev.tollgate.kernel;

import java.util.Optional;

/** The four cost columns of FOCUS. Totals of different metrics never add, compare or stand in for each other. */
public enum CostMetric {
    BILLED_COST("BilledCost"),
    EFFECTIVE_COST("EffectiveCost"),
    LIST_COST("ListCost"),
    CONTRACTED_COST("ContractedCost");

    private final String column;

    CostMetric(String column) {
        this.column = column;
    }

    /** The FOCUS column name, which is also the spelling in JSON, URLs and tables. */
    public String column() {
        return column;
    }

    public static Optional<CostMetric> of(String column) {
        for (CostMetric metric : values()) {
            if (metric.column.equals(column)) {
                return Optional.of(metric);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return column;
    }
}
