package dev.tollgate.ingest.platform.parquet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what the open pages and dictionaries of one worker may hold at once, and keeps their arrays for the next row
 * group: new ones for each would keep the collector at work.
 */
final class Heap {
    private final int maxBytes;
    private final List<byte[]> given = new ArrayList<>();
    private final List<byte[]> idle = new ArrayList<>();
    private long bytes;
    private byte[] scratch = new byte[0];

    Heap(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Called where nobody needs anything any more of what was given or taken before. */
    void begin() {
        idle.addAll(given);
        given.clear();
        scratch = new byte[0];
        bytes = idle.stream().mapToLong(array -> array.length).sum();
    }

    void take(long count) {
        require(count);
        bytes += count;
    }

    /** For what is held for a moment only. */
    void require(long count) {
        if (bytes + count > maxBytes) {
            forgetIdle();
        }
        if (bytes + count > maxBytes) {
            throw Refusal.tooLarge(maxBytes);
        }
    }

    /** An array of so many bytes at least, of use until somebody asks again. */
    byte[] scratch(int count) {
        scratch = grown(scratch, count);
        return scratch;
    }

    /** An array of so many bytes at least; the old one is given back. */
    byte[] grown(byte[] old, int count) {
        if (old.length >= count) {
            return old;
        }
        given.removeIf(array -> array == old);
        bytes -= old.length;
        byte[] array = smallestIdle(count);
        if (array == null) {
            // Pages differ a little in size; a new array for each that is longer than all before would be many.
            long roomy = Math.min(count + count / 4L, Integer.MAX_VALUE - 64L);
            take(roomy);
            array = new byte[(int) roomy];
        }
        given.add(array);
        return array;
    }

    private byte @Nullable [] smallestIdle(int count) {
        int best = -1;
        for (int i = 0; i < idle.size(); i++) {
            int length = idle.get(i).length;
            if (length >= count && (best < 0 || length < idle.get(best).length)) {
                best = i;
            }
        }
        return best < 0 ? null : idle.remove(best);
    }

    private void forgetIdle() {
        idle.forEach(array -> bytes -= array.length);
        idle.clear();
    }
}
