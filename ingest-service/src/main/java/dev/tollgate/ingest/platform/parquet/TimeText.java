package dev.tollgate.ingest.platform.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.LongFunction;
import org.apache.parquet.format.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Dates and times in ISO 8601, to the last digit that they have; {@code Z} where the column means an instant. */
final class TimeText {
    static final long MILLIS_A_SECOND = 1_000;
    static final long MICROS_A_SECOND = 1_000_000;

    private static final long NANOS_A_SECOND = 1_000_000_000;
    private static final int INT96_BYTES = 12;
    private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;
    private static final long SECONDS_A_DAY = 86_400;

    private TimeText() {}

    static long unitsASecond(@Nullable TimeUnit unit) {
        if (unit == null || unit.getSetField() == null) {
            throw Refusal.unsupported("a unit of time that is new");
        }
        return switch (unit.getSetField()) {
            case MILLIS -> MILLIS_A_SECOND;
            case MICROS -> MICROS_A_SECOND;
            case NANOS -> NANOS_A_SECOND;
        };
    }

    static String date(long days) {
        return LocalDate.ofEpochDay(days).toString();
    }

    /** Of a time of day. */
    static LongFunction<String> time(long unitsASecond) {
        return value -> {
            try {
                return DateTimeFormatter.ISO_LOCAL_TIME.format(
                        LocalTime.ofNanoOfDay(Math.multiplyExact(value, NANOS_A_SECOND / unitsASecond)));
            } catch (DateTimeException | ArithmeticException e) {
                throw Refusal.broken("a time of day is longer than a day");
            }
        };
    }

    /** @param utc false where the column means the clock on some wall, it does not say which */
    static LongFunction<String> timestamp(long unitsASecond, boolean utc) {
        long nanosAUnit = NANOS_A_SECOND / unitsASecond;
        return value ->
                timestamp(Math.floorDiv(value, unitsASecond), Math.floorMod(value, unitsASecond) * nanosAUnit, utc);
    }

    /** The twelve bytes of Spark and Impala before there was a type for it: always UTC. */
    static String int96(byte[] bytes) {
        Refusal.require(bytes.length == INT96_BYTES, "a time has another length than twelve bytes");
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long nanos = in.getLong();
        long day = Integer.toUnsignedLong(in.getInt()) - JULIAN_DAY_OF_EPOCH;
        return timestamp(
                day * SECONDS_A_DAY + Math.floorDiv(nanos, NANOS_A_SECOND), Math.floorMod(nanos, NANOS_A_SECOND), true);
    }

    private static String timestamp(long seconds, long nanos, boolean utc) {
        try {
            LocalDateTime at = LocalDateTime.ofEpochSecond(seconds, (int) nanos, ZoneOffset.UTC);
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(at) + (utc ? "Z" : "");
        } catch (DateTimeException e) {
            throw Refusal.broken("a time lies beyond every calendar");
        }
    }
}
