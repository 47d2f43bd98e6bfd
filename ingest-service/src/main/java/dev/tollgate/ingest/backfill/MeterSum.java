package dev.tollgate.ingest.backfill;

import java.math.BigDecimal;

/** What the chosen events of one meter of one product add up to, exactly. */
public record MeterSum(String product, String meter, long events, BigDecimal quantity) {
    MeterSum plus(MeterSum other) {
        return new MeterSum(product, meter, events + other.events, quantity.add(other.quantity));
    }
}
