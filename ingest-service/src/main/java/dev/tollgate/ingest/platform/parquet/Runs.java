package dev.tollgate.ingest.platform.parquet;

/**
 * Looks through repeated and bit-packed numbers (levels, dictionary places, booleans) before the library decodes them:
 * it would allocate what a run says, repeat a run of nothing without end, and fill up one that is cut off with zeros.
 */
final class Runs {
    private static final int VALUES_A_GROUP = 8;
    private static final int MAX_WIDTH = 31;

    private final byte[] data;
    private final int end;
    private final int width;
    private final Heap heap;
    private int at;

    /** @param width how many bits a number has */
    Runs(byte[] data, int from, int end, int width, Heap heap) {
        Refusal.require(width <= MAX_WIDTH, "its dictionary has too many entries");
        this.data = data;
        this.at = from;
        this.end = end;
        this.width = width;
        this.heap = heap;
    }

    /** @throws Refusal when there are fewer numbers than so many */
    void require(int numbers) {
        count(numbers, 0, Integer.MAX_VALUE, false);
    }

    /**
     * How many of the first so many levels are a certain one.
     *
     * @throws Refusal when there are fewer, or one is higher than its column has
     */
    int count(int levels, int wanted, int highest) {
        return count(levels, wanted, highest, true);
    }

    private int count(int numbers, int wanted, int highest, boolean looking) {
        int found = 0;
        for (long seen = 0; seen < numbers; ) {
            int header = varint();
            long run = (long) (header >>> 1) * ((header & 1) == 0 ? 1 : VALUES_A_GROUP);
            Refusal.require(run > 0, "a run of numbers has none");
            int here = (int) Math.min(run, numbers - seen);
            if ((header & 1) == 0) {
                int repeated = take((width + Byte.SIZE - 1) / Byte.SIZE);
                Refusal.require(!looking || repeated <= highest, "a level is higher than its column has");
                found += looking && repeated == wanted ? here : 0;
            } else {
                int from = packed(run, here);
                found += looking ? count(from, here, wanted, highest) : 0;
            }
            seen += here;
        }
        return found;
    }

    private int packed(long run, int needed) {
        heap.require(Integer.BYTES * run);
        // Some writers leave out the padding of the last group, but nobody the bits of a number.
        long bytes = Math.min(run / VALUES_A_GROUP * width, end - at);
        Refusal.require(bytes * Byte.SIZE >= (long) needed * width, "it has fewer values than it says");
        int from = at;
        at += (int) bytes;
        return from;
    }

    private int count(int from, int numbers, int wanted, int highest) {
        int found = 0;
        int mask = (1 << width) - 1;
        for (int i = 0; i < numbers; i++) {
            long bit = (long) i * width;
            int index = from + (int) (bit >>> 3);
            // Levels have at most six bits, so two bytes hold each.
            int pair = data[index] & 0xFF | (index + 1 < end ? (data[index + 1] & 0xFF) << Byte.SIZE : 0);
            int level = pair >>> (bit & 7) & mask;
            Refusal.require(level <= highest, "a level is higher than its column has");
            found += level == wanted ? 1 : 0;
        }
        return found;
    }

    private int take(int bytes) {
        Refusal.require(bytes <= end - at, "it has fewer values than it says");
        int value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (data[at++] & 0xFF) << (i * Byte.SIZE);
        }
        return value;
    }

    private int varint() {
        int value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            int next = take(1);
            value |= (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw Refusal.broken("a number has no end");
    }
}
