package dev.tollgate.bench.bill;

/** The days of September 2026, in the order in which a bill is written: mostly the same for long stretches. */
final class Days {
    private static final int ROWS_A_DAY = 1_000;
    private static final int DAYS = 30;

    private Days() {}

    static void append(StringBuilder out, long row, String time) {
        long day = 1 + row / ROWS_A_DAY % DAYS;
        out.append("2026-09-").append(day < 10 ? "0" : "").append(day).append(time);
    }
}
