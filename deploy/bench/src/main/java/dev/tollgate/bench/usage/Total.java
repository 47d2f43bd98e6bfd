package dev.tollgate.bench.usage;

import java.math.BigDecimal;
import java.util.List;

/** Events and what they add up to, exactly. */
record Total(long events, BigDecimal quantity) {
    static final Total NONE = new Total(0, BigDecimal.ZERO);

    Total {
        quantity = quantity.signum() == 0 ? BigDecimal.ZERO : quantity.stripTrailingZeros();
    }

    static Total of(List<Usage> usages) {
        BigDecimal quantity = usages.stream().map(Usage::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Total(usages.size(), quantity);
    }

    Total plus(Total other) {
        return new Total(events + other.events, quantity.add(other.quantity));
    }

    @Override
    public String toString() {
        return events + " events of " + quantity.toPlainString();
    }
}
