package dev.tollgate.ingest.export;

import dev.tollgate.kernel.BillingPeriod;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A date as bills write it: {@code 2024-09-18 22:00:00}, ISO 8601 with {@code T} and perhaps {@code Z} or an offset,
 * {@code M/D/YYYY}, {@code M/D/YY} (of this century), a bare date, or a bare month {@code YYYYMM}. A trailing
 * {@code UTC} is as good as {@code Z}.
 *
 * @param written the date and time as they stand there
 * @param instant set where the text says which instant it means
 */
record BillDate(LocalDateTime written, @Nullable OffsetDateTime instant) {
    private static final DateTimeFormatter SLASHED =
            DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter SLASHED_SHORT =
            DateTimeFormatter.ofPattern("M/d/uu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter INVOICE_MONTH =
            DateTimeFormatter.ofPattern("uuuuMM", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final int MONTHS = 12;
    private static final int LENGTH_OF_MONTH = 6;
    private static final int LENGTH_OF_DATE = 10;
    private static final String UTC_IN_WORDS = " UTC";

    static Optional<BillDate> of(String text) {
        try {
            if (text.indexOf('/') >= 0) {
                boolean shortYear = text.length() - text.lastIndexOf('/') == 3;
                return midnight(LocalDate.parse(text, shortYear ? SLASHED_SHORT : SLASHED));
            }
            if (text.length() == LENGTH_OF_MONTH) {
                return midnight(YearMonth.parse(text, INVOICE_MONTH).atDay(1));
            }
            if (text.endsWith(UTC_IN_WORDS)) {
                return of(text.substring(0, text.length() - UTC_IN_WORDS.length()) + "Z");
            }
            if (text.length() == LENGTH_OF_DATE) {
                return midnight(LocalDate.parse(text));
            }
            String iso = text.length() > LENGTH_OF_DATE && text.charAt(LENGTH_OF_DATE) == ' '
                    ? text.substring(0, LENGTH_OF_DATE) + 'T' + text.substring(LENGTH_OF_DATE + 1)
                    : text;
            return Optional.of(
                    saysItsOffset(iso) ? of(OffsetDateTime.parse(iso)) : new BillDate(LocalDateTime.parse(iso), null));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * The month that a bill means by the start of its period: the month as written where it is the first midnight of
     * one, else the month in which the instant lies for the provider ({@code 2026-09-01T07:00:00Z} is September for one
     * who bills in US Pacific time).
     */
    BillingPeriod period(ZoneId billingZone) {
        boolean firstMidnight =
                written.getDayOfMonth() == 1 && written.toLocalTime().equals(LocalTime.MIDNIGHT);
        LocalDate date = firstMidnight ? written.toLocalDate() : day(billingZone);
        return new BillingPeriod(YearMonth.from(date));
    }

    /**
     * Whether the start of a period is one for who writes the day first, too: {@code 01/09/2026} is the ninth of January
     * or, far more likely, the first of September.
     */
    static boolean canBeReadTwice(String start, BillDate read) {
        return start.indexOf('/') >= 0
                && read.written.getMonthValue() == 1
                && read.written.getDayOfMonth() > 1
                && read.written.getDayOfMonth() <= MONTHS;
    }

    /** The day as written, or, where the text names an instant, the provider's own day of that instant. */
    LocalDate day(ZoneId billingZone) {
        return instant == null
                ? written.toLocalDate()
                : instant.atZoneSameInstant(billingZone).toLocalDate();
    }

    private static Optional<BillDate> midnight(LocalDate date) {
        return Optional.of(new BillDate(date.atStartOfDay(), null));
    }

    private static BillDate of(OffsetDateTime instant) {
        return new BillDate(instant.toLocalDateTime(), instant);
    }

    private static boolean saysItsOffset(String iso) {
        return iso.endsWith("Z") || iso.indexOf('+') > 0 || iso.lastIndexOf('-') > LENGTH_OF_DATE;
    }
}
