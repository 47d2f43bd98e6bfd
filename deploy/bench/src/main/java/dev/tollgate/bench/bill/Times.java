package dev.tollgate.bench.bill;

import java.util.List;
import java.util.Locale;

/** What the rounds took. */
record Times(long medianNanos, long minNanos) {
    private static final long NANOS_A_MILLI = 1_000_000;
    private static final long NANOS_A_MICRO = 1_000;
    private static final long MICROS_A_SECOND = 1_000_000;

    static Times of(List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return new Times(sorted.get(sorted.size() / 2), sorted.getFirst());
    }

    long perSecond(long amount) {
        return amount * MICROS_A_SECOND / Math.max(1, medianNanos / NANOS_A_MICRO);
    }

    /** How many times faster this is than the other, by the medians: 1.25 means that the other takes a quarter longer. */
    String timesFasterThan(Times other) {
        long hundredths = (100 * other.medianNanos + medianNanos / 2) / medianNanos;
        return String.format(Locale.ROOT, "%d.%02d", hundredths / 100, hundredths % 100);
    }

    static String seconds(long nanos) {
        long millis = nanos / NANOS_A_MILLI;
        return String.format(Locale.ROOT, "%d.%03d s", millis / 1_000, millis % 1_000);
    }
}
