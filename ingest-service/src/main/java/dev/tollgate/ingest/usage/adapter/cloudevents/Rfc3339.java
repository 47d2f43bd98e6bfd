package dev.tollgate.ingest.usage.adapter.cloudevents;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Times as RFC 3339, section 5.6, writes them. By hand, as the JDK's formatter takes most of the time that an event takes,
 * takes forms that are none, and does not take each offset.
 */
final class Rfc3339 {
    private static final int MAX_CHARS = 64;
    private static final int FRACTION = 19;
    private static final int NANO_DIGITS = 9;
    private static final int SECONDS_A_DAY = 86_400;
    private static final int WRONG_OFFSET = Integer.MIN_VALUE;

    private Rfc3339() {}

    /** What is finer than a nanosecond is cut off. Empty when the text is no such time. */
    static Optional<Instant> instant(String text) {
        if (text.length() <= FRACTION || text.length() > MAX_CHARS || !hasShape(text)) {
            return Optional.empty();
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 2);
        int day = number(text, 8, 2);
        int hour = number(text, 11, 2);
        int minute = number(text, 14, 2);
        int second = number(text, 17, 2);
        int fractionEnd = fractionEnd(text);
        int offset = fractionEnd < 0 ? WRONG_OFFSET : offsetMinutes(text, fractionEnd);
        boolean wrongDate = year < 0 || month < 1 || month > 12 || day < 1 || day > 31;
        boolean wrongTime = hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59;
        if (wrongDate || wrongTime || offset == WRONG_OFFSET) {
            return Optional.empty();
        }
        if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
            return Optional.empty();
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        long seconds = days * SECONDS_A_DAY + hour * 3600L + (minute - offset) * 60L + second;
        return Optional.of(Instant.ofEpochSecond(seconds, nanos(text, fractionEnd)));
    }

    /** What to say of a text that is no such time. */
    static String wrong(String text) {
        return text.length() > FRACTION && hasShape(text) && text.startsWith("60", FRACTION - 2)
                ? "has a leap second, which is not taken: send second 59"
                : "is not an RFC 3339 time with an offset, such as 2026-11-21T09:00:00.25Z";
    }

    private static boolean hasShape(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && (text.charAt(10) == 'T' || text.charAt(10) == 't')
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    /** Negative when there is a point without a digit behind it. */
    private static int fractionEnd(String text) {
        if (text.charAt(FRACTION) != '.') {
            return FRACTION;
        }
        int end = FRACTION + 1;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end == FRACTION + 1 ? -1 : end;
    }

    private static int nanos(String text, int end) {
        int nanos = 0;
        for (int i = 0; i < NANO_DIGITS; i++) {
            int at = FRACTION + 1 + i;
            nanos = 10 * nanos + (at < end ? text.charAt(at) - '0' : 0);
        }
        return nanos;
    }

    private static int offsetMinutes(String text, int at) {
        int left = text.length() - at;
        if (left == 1 && (text.charAt(at) == 'Z' || text.charAt(at) == 'z')) {
            return 0;
        }
        if (left != 6 || text.charAt(at + 3) != ':' || (text.charAt(at) != '+' && text.charAt(at) != '-')) {
            return WRONG_OFFSET;
        }
        int hours = number(text, at + 1, 2);
        int minutes = number(text, at + 4, 2);
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
            return WRONG_OFFSET;
        }
        int offset = 60 * hours + minutes;
        return text.charAt(at) == '-' ? -offset : offset;
    }

    /** Negative when not all of it are digits. */
    private static int number(String text, int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
