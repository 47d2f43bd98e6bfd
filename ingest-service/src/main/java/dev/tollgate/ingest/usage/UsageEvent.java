package dev.tollgate.ingest.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One use of something by a tenant. Two events with the same key and unequal records are a conflict.
 *
 * @param product what was used, and which of its meters counted it
 * @param subscription under which subscription, where the sender knows
 * @param quantity how much, exactly, in the meter's unit; negative takes back. Normalised, so that 1.0 equals 1.00
 * @param time when it was used, to the microsecond, which is what PostgreSQL keeps
 */
public record UsageEvent(
        EventKey key, String product, String meter, Optional<String> subscription, BigDecimal quantity, Instant time) {
    public UsageEvent {
        quantity = quantity.signum() == 0 ? BigDecimal.ZERO : quantity.stripTrailingZeros();
        time = time.truncatedTo(ChronoUnit.MICROS);
    }
}
