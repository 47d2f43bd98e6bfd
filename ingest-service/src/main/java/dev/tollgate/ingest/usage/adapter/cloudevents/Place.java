package dev.tollgate.ingest.usage.adapter.cloudevents;

/**
 * Where a byte of a body stands.
 *
 * @param offset from the body's start, in bytes, from 0
 * @param line from 1
 * @param lineStart offset of its line
 */
record Place(long offset, int line, long lineStart) {
    /** The place so many bytes further on, over the bytes that stand in between. */
    Place after(byte[] bytes, int count) {
        int lines = line;
        long start = lineStart;
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                lines++;
                start = offset + i + 1;
            }
        }
        return new Place(offset + count, lines, start);
    }

    /** For people: {@code line 3, column 17}; columns count bytes, from 1. */
    String text() {
        return "line " + line + ", " + column();
    }

    String column() {
        return "column " + (offset - lineStart + 1);
    }
}
