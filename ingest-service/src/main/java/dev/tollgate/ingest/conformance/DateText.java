package dev.tollgate.ingest.conformance;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Dates as bills write them, and as the attribute Date/Time Format wants them. */
final class DateText {
    private static final String PROPER = "0000-00-00T00:00:00Z";
    private static final String SPACED = "0000-00-00 00:00:00";

    /** Not how FOCUS writes them, but a person reads a date there. */
    private static final List<DateTimeFormatter> READABLE = List.of(
            ended("uuuu-MM-dd['T'HH:mm[:ss]][' 'HH:mm[:ss]]"),
            ended("M/d/uuuu[' 'H:mm[:ss]]"),
            ended("M/d/uu[' 'H:mm[:ss]]"));

    private DateText() {}

    static boolean isProper(String text) {
        return hasShape(text, PROPER) && second(text).isPresent();
    }

    /** The instant as a second since 1970, where the text is a date; one without an offset is taken for UTC. */
    static OptionalLong second(String text) {
        // A column may hold ever new instants, and the formatters take their time.
        if (hasShape(text, PROPER) || hasShape(text, SPACED)) {
            return spelt(text);
        }
        for (DateTimeFormatter readable : READABLE) {
            try {
                return OptionalLong.of(
                        second(readable.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)));
            } catch (DateTimeException e) {
                continue;
            }
        }
        return OptionalLong.empty();
    }

    /** @param shape the text's length and characters, with 0 for any digit */
    private static boolean hasShape(String text, String shape) {
        if (text.length() != shape.length()) {
            return false;
        }
        for (int i = 0; i < shape.length(); i++) {
            char wanted = shape.charAt(i);
            char c = text.charAt(i);
            if (wanted == '0' ? c < '0' || c > '9' : c != wanted) {
                return false;
            }
        }
        return true;
    }

    private static OptionalLong spelt(String text) {
        try {
            return OptionalLong.of(LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 5, 7),
                            number(text, 8, 10),
                            number(text, 11, 13),
                            number(text, 14, 16),
                            number(text, 17, 19))
                    .toEpochSecond(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static long second(TemporalAccessor date) {
        return switch (date) {
            case OffsetDateTime instant -> instant.toEpochSecond();
            case LocalDateTime local -> local.toEpochSecond(ZoneOffset.UTC);
            default -> LocalDate.from(date).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        };
    }

    private static DateTimeFormatter ended(String pattern) {
        return new DateTimeFormatterBuilder()
                .appendPattern(pattern)
                .optionalStart()
                .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
                .optionalEnd()
                .optionalStart()
                .appendOffset("+HH:mm", "Z")
                .optionalEnd()
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
