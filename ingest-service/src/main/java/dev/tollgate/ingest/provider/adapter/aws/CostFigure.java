package dev.tollgate.ingest.provider.adapter.aws;

import dev.tollgate.kernel.CostMetric;
import java.util.Arrays;
import java.util.Optional;

/**
 * A metric of Cost Explorer, and the FOCUS column that means the same. A bill's billed cost is unblended, before or after
 * private discounts as the contract has it; its effective cost is the amortised one. Blended cost averages rates over an
 * organisation and is on no bill, so it is not offered.
 */
enum CostFigure {
    UNBLENDED("UnblendedCost", CostMetric.BILLED_COST),
    NET_UNBLENDED("NetUnblendedCost", CostMetric.BILLED_COST),
    AMORTIZED("AmortizedCost", CostMetric.EFFECTIVE_COST),
    NET_AMORTIZED("NetAmortizedCost", CostMetric.EFFECTIVE_COST);

    private final String id;
    private final CostMetric metric;

    CostFigure(String id, CostMetric metric) {
        this.id = id;
        this.metric = metric;
    }

    /** As Cost Explorer spells it, in requests and answers. */
    String id() {
        return id;
    }

    CostMetric metric() {
        return metric;
    }

    static Optional<CostFigure> of(String id) {
        return Arrays.stream(values())
                .filter(figure -> figure.id.equals(id.strip()))
                .findFirst();
    }
}
