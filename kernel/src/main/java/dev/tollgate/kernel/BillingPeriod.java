package dev.tollgate.kernel;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;

/**
 * A billing month, half-open, in the zone of whoever bills: 2026-09 runs from the first instant of September up to, and
 * without, the first instant of October.
 *
 * @param month the month as the bill names it
 */
public record BillingPeriod(YearMonth month) implements Comparable<BillingPeriod> {
    private static final DateTimeFormatter SHAPE =
            DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /** @throws IllegalArgumentException when the text is not {@code YYYY-MM} */
    public static BillingPeriod of(String text) {
        try {
            return new BillingPeriod(YearMonth.parse(text, SHAPE));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("a billing period is written YYYY-MM, for example 2026-09");
        }
    }

    public Instant startsAt(ZoneId billingZone) {
        return month.atDay(1).atStartOfDay(billingZone).toInstant();
    }

    /** The first instant that no longer belongs to the period. */
    public Instant endsAt(ZoneId billingZone) {
        return month.plusMonths(1).atDay(1).atStartOfDay(billingZone).toInstant();
    }

    public boolean isClosedAt(Instant now, ZoneId billingZone) {
        return !now.isBefore(endsAt(billingZone));
    }

    @Override
    public int compareTo(BillingPeriod other) {
        return month.compareTo(other.month);
    }

    @Override
    public String toString() {
        return SHAPE.format(month);
    }
}
