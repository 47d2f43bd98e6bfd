package dev.tollgate.ingest.platform.csv;

import dev.tollgate.ingest.format.RowReader;

/** One worker's way through its chunks: what is regular is read fast, what is left is judged by the parser. */
final class ChunkReading {
    /** A window and its characters stay in a processor's own cache. */
    private static final int WINDOW_BYTES = 32 * 1024;

    private final ChunkParser parser;
    private final CsvLimits limits;
    private final RegularRecords regular;
    private final RowReader rows;

    /** @param width how many columns the header has */
    ChunkReading(ChunkParser parser, CsvLimits limits, RowReader rows, int width, int chunkBytes) {
        this.parser = parser;
        this.limits = limits;
        this.regular = new RegularRecords(limits, rows, width, Math.min(WINDOW_BYTES, chunkBytes));
        this.rows = rows;
    }

    /** @throws WrongCut when the chunk may not end where a record does */
    void read(Chunk chunk) {
        Chunk rest = regular.pass(chunk);
        if (rest.from() < rest.end()) {
            if (rest.guessed()) {
                requireRightCut(rest);
            }
            parser.parse(rest, rows);
        }
    }

    /** Regular records end where the chunk does; of others, only following them from quote to quote can tell. */
    private void requireRightCut(Chunk rest) {
        RecordEnds ends = new RecordEnds(rest.from(), limits.recordBytes());
        boolean within = ends.follow(rest.bytes(), rest.from(), rest.end());
        // Lines may also end in a return alone, but in the chunks before only newlines were counted.
        if (!within || ends.isOpen() || ends.lines() != Newlines.count(rest.bytes(), rest.from(), rest.end())) {
            throw new WrongCut();
        }
    }
}
