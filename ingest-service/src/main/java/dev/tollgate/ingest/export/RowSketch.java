package dev.tollgate.ingest.export;

import java.util.Arrays;

/**
 * A bounded sample of a part's rows by which parts can be compared: the rows with the smallest hashes, and how often each
 * occurs. A row that is in the sample of one part is in the sample of every other part that has it, as far as both
 * samples reach; and the sample of two parts together is the one that their samples make. Not safe for use by several
 * threads at once.
 */
public final class RowSketch {
    /** So many distinct rows are kept; a part with fewer is kept whole. */
    public static final int SIZE = 1024;

    private static final int ROOM = 2 * SIZE;
    private static final int SLOTS = 4 * ROOM;
    private static final long FREE = 0;

    private final long[] hashes = new long[SLOTS];
    private final long[] counts = new long[SLOTS];
    private final int[] held = new int[1];

    /** The largest hash that is still of interest, in unsigned order. */
    private final long[] reach = {-1L};

    /** @param hash of what makes a row the same row, spread evenly over all bits */
    public void add(long hash) {
        add(hash, 1);
    }

    /** Adds a sample as it was taken elsewhere: by another worker, or of another part. */
    public void add(RowSketch other) {
        other.shrink();
        for (int slot = 0; slot < SLOTS; slot++) {
            if (other.counts[slot] > 0) {
                add(other.hashes[slot], other.counts[slot]);
            }
        }
        if (Long.compareUnsigned(other.reach[0], reach[0]) < 0) {
            reach[0] = other.reach[0];
            keepWithinReach();
        }
    }

    /** @param count how many rows have that hash */
    public void add(long hash, long count) {
        // Zero marks a free slot; one row in 2^64 has to share its neighbour's.
        long key = hash == FREE ? 1 : hash;
        if (Long.compareUnsigned(key, reach[0]) > 0) {
            return;
        }
        int slot = slot(key);
        if (counts[slot] == 0) {
            hashes[slot] = key;
            held[0]++;
        }
        counts[slot] += count;
        if (held[0] > ROOM) {
            shrink();
        }
    }

    /** The largest hash that the sample reaches, in unsigned order: of every hash up to there it knows all rows. */
    public long reach() {
        shrink();
        return reach[0];
    }

    /** The hashes of the sample, smallest first in unsigned order. */
    public long[] hashes() {
        shrink();
        long[] all = new long[held[0]];
        int next = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            if (counts[slot] > 0) {
                all[next++] = hashes[slot];
            }
        }
        return sortedUnsigned(all);
    }

    /** How many rows of the part have that hash; zero where it is not in the sample. */
    public long count(long hash) {
        return counts[slot(hash)];
    }

    /** As it was stored. */
    public static RowSketch of(long reach, long[] hashes, long[] counts) {
        RowSketch sketch = new RowSketch();
        for (int i = 0; i < hashes.length; i++) {
            sketch.add(hashes[i], counts[i]);
        }
        sketch.reach[0] = reach;
        return sketch;
    }

    private void shrink() {
        if (held[0] <= SIZE) {
            return;
        }
        long[] all = Arrays.stream(hashes).filter(hash -> hash != FREE).toArray();
        reach[0] = sortedUnsigned(all)[SIZE - 1];
        keepWithinReach();
    }

    private void keepWithinReach() {
        long[] oldHashes = hashes.clone();
        long[] oldCounts = counts.clone();
        Arrays.fill(hashes, FREE);
        Arrays.fill(counts, 0);
        held[0] = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            if (oldCounts[slot] > 0) {
                add(oldHashes[slot], oldCounts[slot]);
            }
        }
    }

    private int slot(long key) {
        int slot = (int) (key >>> 1) & (SLOTS - 1);
        while (counts[slot] > 0 && hashes[slot] != key) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        return slot;
    }

    private static long[] sortedUnsigned(long[] values) {
        long[] flipped = Arrays.stream(values)
                .map(value -> value ^ Long.MIN_VALUE)
                .sorted()
                .toArray();
        return Arrays.stream(flipped).map(value -> value ^ Long.MIN_VALUE).toArray();
    }
}
