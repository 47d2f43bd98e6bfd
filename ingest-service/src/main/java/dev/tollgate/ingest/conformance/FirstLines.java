package dev.tollgate.ingest.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** How often something was found, and the lowest lines where. Belongs to one worker. */
final class FirstLines {
    /** So many places are named; all are counted. */
    static final int MAX_PLACES = 5;

    private final long[] count = new long[1];
    private final long[] lowest = new long[MAX_PLACES];

    void add(long line) {
        int kept = (int) Math.min(count[0], MAX_PLACES);
        count[0]++;
        keep(line, kept);
    }

    void merge(FirstLines other) {
        int kept = (int) Math.min(count[0], MAX_PLACES);
        count[0] += other.count[0];
        for (long line : other.lines()) {
            keep(line, kept);
            kept = Math.min(kept + 1, MAX_PLACES);
        }
    }

    long count() {
        return count[0];
    }

    List<Long> lines() {
        return LongStream.of(Arrays.copyOf(lowest, (int) Math.min(count[0], MAX_PLACES)))
                .boxed()
                .toList();
    }

    /** Workers see the lines in any order, and the report is the same each time. */
    private void keep(long line, int kept) {
        if (kept == MAX_PLACES && line >= lowest[kept - 1]) {
            return;
        }
        int at = Math.min(kept, MAX_PLACES - 1);
        while (at > 0 && lowest[at - 1] > line) {
            lowest[at] = lowest[at - 1];
            at--;
        }
        lowest[at] = line;
    }
}
