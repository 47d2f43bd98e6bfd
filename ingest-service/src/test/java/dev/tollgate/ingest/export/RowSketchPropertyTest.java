package dev.tollgate.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The sample against all rows, kept whole. */
class RowSketchPropertyTest {
    @Property(tries = 60)
    void a_sample_is_the_smallest_hashes_with_all_their_rows(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 20_000) int rows, @ForAll boolean fewDistinct) {
        List<Long> hashes = hashes(seed, rows, fewDistinct ? 900 : 10_000);
        RowSketch sketch = sketch(hashes);
        assertThat(words(sketch)).isEqualTo(expected(hashes));
    }

    @Property(tries = 60)
    void the_samples_of_several_workers_make_the_sample_of_all_their_rows(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 20_000) int rows,
            @ForAll @IntRange(min = 1, max = 5) int workers) {
        List<Long> hashes = hashes(seed, rows, 6_000);
        Random random = new Random(seed);
        List<RowSketch> sketches = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            sketches.add(new RowSketch());
        }
        // An uneven split: the last worker has most.
        hashes.forEach(hash ->
                sketches.get(Math.min(workers - 1, random.nextInt(workers * 4))).add(hash));
        RowSketch merged = new RowSketch();
        sketches.forEach(merged::add);
        assertThat(words(merged)).isEqualTo(expected(hashes));
        assertThat(words(stored(merged))).isEqualTo(expected(hashes));
    }

    private static RowSketch stored(RowSketch sketch) {
        long[] hashes = sketch.hashes();
        long[] counts = new long[hashes.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = sketch.count(hashes[i]);
        }
        return RowSketch.of(sketch.reach(), hashes, counts);
    }

    private static List<Long> hashes(long seed, int rows, int distinct) {
        Random random = new Random(seed);
        long[] pool = random.longs(distinct).toArray();
        List<Long> hashes = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            hashes.add(pool[random.nextInt(distinct)]);
        }
        return hashes;
    }

    static RowSketch sketch(List<Long> hashes) {
        RowSketch sketch = new RowSketch();
        hashes.forEach(sketch::add);
        return sketch;
    }

    private static String expected(List<Long> hashes) {
        TreeMap<Long, Long> all = new TreeMap<>(Long::compareUnsigned);
        hashes.forEach(hash -> all.merge(hash, 1L, Long::sum));
        long reach = -1;
        if (all.size() > RowSketch.SIZE) {
            while (all.size() > RowSketch.SIZE) {
                all.pollLastEntry();
            }
            reach = all.lastKey();
        }
        return reach + " " + all;
    }

    private static String words(RowSketch sketch) {
        Map<Long, Long> all = new TreeMap<>(Long::compareUnsigned);
        for (long hash : sketch.hashes()) {
            all.put(hash, sketch.count(hash));
        }
        return sketch.reach() + " " + all;
    }
}
