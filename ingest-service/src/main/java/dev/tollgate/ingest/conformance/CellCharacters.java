package dev.tollgate.ingest.conformance;

import java.util.Arrays;

/** A copy of a cell that is compared with another of its row, since the reader's buffer is gone by then. */
final class CellCharacters {
    private final char[][] buffer = {new char[128]};
    private final int[] length = new int[1];

    void keep(char[] text, int from, int count) {
        if (buffer[0].length < count) {
            buffer[0] = new char[Math.max(count, 2 * buffer[0].length)];
        }
        System.arraycopy(text, from, buffer[0], 0, count);
        length[0] = count;
    }

    boolean isSameAs(CellCharacters other) {
        return Arrays.equals(buffer[0], 0, length[0], other.buffer[0], 0, other.length[0]);
    }
}
