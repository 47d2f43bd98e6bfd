package dev.tollgate.ingest.provider.adapter.gcp;

import dev.tollgate.kernel.AmountRefused;
import dev.tollgate.kernel.ExactDecimal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * A TIMESTAMP in an answer. Whole microseconds are asked for ({@code formatOptions.useInt64Timestamp}); where they are
 * not given it is seconds, with a point or an exponent ({@code 1.7251488E9}). A small whole number could be either.
 */
final class Epoch {
    private static final BigDecimal MICROS_A_SECOND = BigDecimal.valueOf(1_000_000);
    /** 1973 in microseconds; in seconds it is beyond the year 9999. */
    private static final BigDecimal SURELY_MICROS = BigDecimal.valueOf(100_000_000_000_000L);

    /** As BigQuery writes it where it exports JSON. */
    private static final DateTimeFormatter EXPORTED = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss[.SSSSSS] 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter WHOLE_SECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Epoch() {}

    static Optional<Instant> instant(String text) {
        try {
            BigDecimal value = ExactDecimal.parse(text);
            boolean seconds = text.indexOf('.') >= 0 || text.indexOf('E') >= 0 || text.indexOf('e') >= 0;
            if (!seconds && value.abs().compareTo(SURELY_MICROS) < 0) {
                return Optional.empty();
            }
            long micros = (seconds ? value.multiply(MICROS_A_SECOND) : value).longValueExact();
            return Optional.of(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
        } catch (AmountRefused | ArithmeticException | DateTimeException e) {
            return Optional.empty();
        }
    }

    static String exported(Instant instant) {
        return (instant.getNano() == 0 ? WHOLE_SECONDS : EXPORTED).format(instant);
    }
}
