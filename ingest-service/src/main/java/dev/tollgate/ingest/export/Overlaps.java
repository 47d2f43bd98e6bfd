package dev.tollgate.ingest.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Looks for rows that stand in two parts of one export, though the parts differ as a whole: cut in another way, sorted in
 * another order, one inside the other. It compares samples, so that its memory does not grow with the export.
 *
 * <p>Two equal lines are no proof where a row has no identity: two machines that cost the same for an hour may make them.
 * So only parts are taken to overlap of which most of the smaller one's sample is in the other, too: ten rows at least, or
 * all of a part that has fewer, but for a single one. Where the format gives each row an identity, one row in both is
 * enough.
 */
final class Overlaps {
    /** Entries of all samples together; beyond, all of them reach less far. */
    private static final int MAX_ENTRIES = 256 * RowSketch.SIZE;

    private static final int MIN_SHARED = 10;
    private static final int MIN_SHARED_OF_FEW = 2;

    /** Pairs that are looked at closely, those that share most first. */
    private static final int MAX_JUDGED = 100;

    private final TreeMap<Long, List<Seen>> byHash = new TreeMap<>(Long::compareUnsigned);
    private final List<Part> parts = new ArrayList<>();
    private final int[] entries = new int[1];
    private final long[] reach = {-1L};

    /**
     * @param sketch of a part whose content is in no other part as a whole
     * @param identified whether its format says which row is which; then no row may be in two parts
     */
    void add(String name, RowSketch sketch, boolean identified) {
        int part = parts.size();
        long[] hashes = sketch.hashes();
        parts.add(new Part(name, sketch.reach(), hashes.length, identified));
        for (long hash : hashes) {
            if (Long.compareUnsigned(hash, reach[0]) <= 0) {
                byHash.computeIfAbsent(hash, _ -> new ArrayList<>(1)).add(new Seen(part, sketch.count(hash)));
                entries[0]++;
            }
        }
        while (entries[0] > MAX_ENTRIES) {
            entries[0] -= byHash.pollLastEntry().getValue().size();
            reach[0] = byHash.lastKey();
        }
    }

    /** The two parts that share most, of those that share too much. */
    Optional<Overlap> find() {
        Map<Pair, Long> shared = new HashMap<>();
        byHash.forEach((hash, seen) -> {
            for (Seen later : seen.subList(1, seen.size())) {
                shared.merge(new Pair(seen.getFirst().part(), later.part()), 1L, Long::sum);
            }
        });
        return shared.entrySet().stream()
                .filter(entry -> entry.getValue() >= minShared(entry.getKey()))
                .sorted(Map.Entry.<Pair, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(entry -> entry.getKey().first())
                        .thenComparing(entry -> entry.getKey().later()))
                .limit(MAX_JUDGED)
                .flatMap(entry -> judge(entry.getKey()).stream())
                .findFirst();
    }

    private long minShared(Pair pair) {
        int smaller =
                Math.min(parts.get(pair.first()).rows(), parts.get(pair.later()).rows());
        return areIdentified(pair) ? 1 : Math.clamp(smaller, MIN_SHARED_OF_FEW, MIN_SHARED);
    }

    private boolean areIdentified(Pair pair) {
        return parts.get(pair.first()).identified() && parts.get(pair.later()).identified();
    }

    private Optional<Overlap> judge(Pair pair) {
        long common = smaller(
                reach[0],
                smaller(parts.get(pair.first()).reach(), parts.get(pair.later()).reach()));
        long[] sampled = new long[3];
        long[] rows = new long[1];
        byHash.headMap(common, true).values().forEach(seen -> {
            long first = count(seen, pair.first());
            long later = count(seen, pair.later());
            sampled[0] += first > 0 ? 1 : 0;
            sampled[1] += later > 0 ? 1 : 0;
            sampled[2] += first > 0 && later > 0 ? 1 : 0;
            rows[0] += Math.min(first, later);
        });
        boolean most = sampled[2] >= minShared(pair) && 2 * sampled[2] > Math.min(sampled[0], sampled[1]);
        return most || (areIdentified(pair) && sampled[2] > 0)
                ? Optional.of(new Overlap(
                        parts.get(pair.first()).name(), parts.get(pair.later()).name(), estimated(rows[0], common)))
                : Optional.empty();
    }

    /** Hashes are spread evenly: a sample that reaches a quarter of the way has a quarter of the rows. */
    private static long estimated(long rows, long reach) {
        long perMillion = Math.max(1, Long.divideUnsigned(reach, Long.divideUnsigned(-1L, 1_000_000)));
        return rows * 1_000_000 / perMillion;
    }

    private static long count(List<Seen> seen, int part) {
        for (Seen one : seen) {
            if (one.part() == part) {
                return one.count();
            }
        }
        return 0;
    }

    private static long smaller(long one, long other) {
        return Long.compareUnsigned(one, other) < 0 ? one : other;
    }

    /** @param rows of its sample, each once */
    private record Part(String name, long reach, int rows, boolean identified) {}

    private record Seen(int part, long count) {}

    private record Pair(int first, int later) {}
}
