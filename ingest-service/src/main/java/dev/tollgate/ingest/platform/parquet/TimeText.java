package dev.tollgate.ingest.platform.parquet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/** Dates and times in ISO 8601, to the last digit that they have; {@code Z} where the column means an instant. */
final class TimeText extends CellText {
    private static final long NANOS_A_SECOND = 1_000_000_000L;
    private static final int INT96_BYTES = 12;
    private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;
    private static final long SECONDS_A_DAY = 86_400;

    private enum Kind {
        DATE,
        TIME,
        TIMESTAMP
    }

    private final Kind kind;
    private final long unitsASecond;
    private final DateTimeFormatter time = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(java.util.Locale.ROOT);
    private final String zone;
    private long last;
    private boolean written;

    private TimeText(Kind kind, long unitsASecond, boolean utc) {
        this.kind = kind;
        this.unitsASecond = unitsASecond;
        this.zone = utc ? "Z" : "";
    }

    static TimeText date() {
        return new TimeText(Kind.DATE, 1, false);
    }

    /** Of a time of day. */
    static TimeText time(long unitsASecond) {
        return new TimeText(Kind.TIME, unitsASecond, false);
    }

    /** @param utc false where the column means the clock on some wall, it does not say which */
    static TimeText timestamp(long unitsASecond, boolean utc) {
        return new TimeText(Kind.TIMESTAMP, unitsASecond, utc);
    }

    /** The twelve bytes of Spark and Impala before there was a type for it: always UTC. */
    static TimeText int96() {
        return timestamp(NANOS_A_SECOND, true);
    }

    @Override
    void number(long value) {
        // The same few times stand in millions of rows.
        if (written && value == last) {
            return;
        }
        switch (kind) {
            case DATE -> write(date(value).toString());
            case TIME -> write(time.format(timeOfDay(value)));
            case TIMESTAMP ->
                timestamp(Math.floorDiv(value, unitsASecond), (int)
                        (Math.floorMod(value, unitsASecond) * (NANOS_A_SECOND / unitsASecond)));
        }
        last = value;
        written = true;
    }

    @Override
    void bytes(byte[] data, int start, int count) {
        if (count != INT96_BYTES) {
            throw new BrokenPage("a time has another length than twelve bytes");
        }
        PageBytes in = new PageBytes(data, start, start + count);
        long nanos = in.littleEndianLong();
        long day = Integer.toUnsignedLong(in.littleEndianInt()) - JULIAN_DAY_OF_EPOCH;
        timestamp(
                day * SECONDS_A_DAY + Math.floorDiv(nanos, NANOS_A_SECOND), (int) Math.floorMod(nanos, NANOS_A_SECOND));
    }

    private void timestamp(long seconds, int nanos) {
        try {
            LocalDateTime at = LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC);
            write(at.toLocalDate() + "T" + time.format(at) + zone);
        } catch (DateTimeException e) {
            throw new BrokenPage("a time lies beyond every calendar");
        }
    }

    private static LocalDate date(long days) {
        return LocalDate.ofEpochDay(days);
    }

    private LocalTime timeOfDay(long value) {
        try {
            return LocalTime.ofNanoOfDay(Math.multiplyExact(value, NANOS_A_SECOND / unitsASecond));
        } catch (DateTimeException | ArithmeticException e) {
            throw new BrokenPage("a time of day is longer than a day");
        }
    }
}
