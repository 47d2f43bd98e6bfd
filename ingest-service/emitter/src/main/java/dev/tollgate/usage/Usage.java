package dev.tollgate.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was used. Checked when it is made, so that a mistake shows where it was written and not in an answer an hour later.
 *
 * @param tenant who used it: 1 to 100 of letters, digits and {@code . _ : / @ -}, beginning with a letter or digit
 * @param product of which product, likewise
 * @param meter what was counted, likewise; the meter says the unit
 * @param quantity how much, exactly: at most 30 digits before the point and 40 behind it; negative takes back. Kept
 *     without trailing zeros: {@code 1.0} and {@code 1.00} are the same quantity
 * @param time when it was used, in the years 0 to 9999; what is finer than a microsecond is cut off, as the server does
 * @param subscription of which subscription, if any; written like a tenant
 * @throws IllegalArgumentException for anything else; the message names the field and what is wrong with it
 */
public record Usage(
        String tenant, String product, String meter, BigDecimal quantity, Instant time, Optional<String> subscription) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@-]{0,99}");
    private static final int DIGITS_BEFORE_THE_POINT = 30;
    private static final int DIGITS_BEHIND_THE_POINT = 40;
    // Far above 70 digits: it only keeps the arithmetic below from being asked to work on a number of a megabyte.
    private static final int MOST_BITS = 4_096;

    public Usage {
        checkName("tenant", tenant);
        checkName("product", product);
        checkName("meter", meter);
        quantity = checkedQuantity(quantity);
        time = checkedTime(time);
        subscription.ifPresent(name -> checkName("subscription", name));
    }

    /** Usage that belongs to no subscription. */
    public static Usage of(String tenant, String product, String meter, BigDecimal quantity, Instant time) {
        return new Usage(tenant, product, meter, quantity, time, Optional.empty());
    }

    /** The same usage, of this subscription. */
    public Usage withSubscription(String name) {
        return new Usage(tenant, product, meter, quantity, time, Optional.of(name));
    }

    private static void checkName(String field, String value) {
        Objects.requireNonNull(value, field);
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    field + " must be 1 to 100 of letters, digits and . _ : / @ -, beginning with a letter or digit");
        }
    }

    private static BigDecimal checkedQuantity(BigDecimal quantity) {
        Objects.requireNonNull(quantity, "quantity");
        if (quantity.unscaledValue().bitLength() > MOST_BITS) {
            throw tooManyDigits();
        }
        BigDecimal stripped = quantity.stripTrailingZeros();
        // In long: the scale of 1E+2147483647 is negative, and its difference does not fit into an int.
        long before = (long) stripped.precision() - stripped.scale();
        if (before > DIGITS_BEFORE_THE_POINT || stripped.scale() > DIGITS_BEHIND_THE_POINT) {
            throw tooManyDigits();
        }
        return stripped;
    }

    private static IllegalArgumentException tooManyDigits() {
        return new IllegalArgumentException("quantity must have at most " + DIGITS_BEFORE_THE_POINT
                + " digits before the point and " + DIGITS_BEHIND_THE_POINT + " behind it");
    }

    private static Instant checkedTime(Instant time) {
        Objects.requireNonNull(time, "time");
        if (time.isBefore(Instant.parse("0000-01-01T00:00:00Z"))
                || time.isAfter(Instant.parse("9999-12-31T23:59:59.999999999Z"))) {
            throw new IllegalArgumentException("time must be in the years 0 to 9999, which RFC 3339 can write");
        }
        return time.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS).toInstant();
    }
}
