package dev.tollgate.bench.stand;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * How fast requests were answered, in one round or in several.
 *
 * @param overall events a second, each round from its first request to its last answer
 * @param median events of the middle one of all whole seconds; none where no round lasted one
 * @param min events of the worst whole second
 * @param p50Nanos half of the requests were answered within that time
 * @param p99Nanos likewise for 99 of 100
 */
public record Rates(long overall, OptionalLong median, OptionalLong min, long p50Nanos, long p99Nanos) {
    private static final long NANOS_A_SECOND = 1_000_000_000;
    private static final double NANOS_A_MILLI = 1e6;

    public static Rates of(Timings round) {
        return of(List.of(round));
    }

    public static Rates of(List<Timings> rounds) {
        long events = rounds.stream()
                .mapToLong(round -> (long) round.eventsEach() * round.took().length)
                .sum();
        long nanos = rounds.stream().mapToLong(Rates::lasted).sum();
        long[] seconds =
                rounds.stream().flatMapToLong(Rates::eventsBySecond).sorted().toArray();
        long[] took = rounds.stream()
                .flatMapToLong(round -> Arrays.stream(round.took()))
                .sorted()
                .toArray();
        return new Rates(
                Math.round((double) events * NANOS_A_SECOND / Math.max(1, nanos)),
                share(seconds, 50),
                share(seconds, 0),
                share(took, 50).orElse(0),
                share(took, 99).orElse(0));
    }

    public static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f ms", nanos / NANOS_A_MILLI);
    }

    private static long lasted(Timings round) {
        return Arrays.stream(round.answeredAt()).max().orElse(0);
    }

    /** Without the last second, which is not whole. */
    private static LongStream eventsBySecond(Timings round) {
        long[] seconds = new long[Math.toIntExact(lasted(round) / NANOS_A_SECOND)];
        for (long each : round.answeredAt()) {
            int second = Math.toIntExact(each / NANOS_A_SECOND);
            if (second < seconds.length) {
                seconds[second] += round.eventsEach();
            }
        }
        return Arrays.stream(seconds);
    }

    private static OptionalLong share(long[] sorted, int percent) {
        return sorted.length == 0
                ? OptionalLong.empty()
                : OptionalLong.of(sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)]);
    }
}
