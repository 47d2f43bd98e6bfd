package dev.tollgate.ingest.platform.csv;

import dev.tollgate.ingest.format.RowReader;
import java.util.ArrayList;
import java.util.List;

/** Takes the names of the first record, and stops there. */
final class HeaderNames implements RowReader {
    private final List<String> names = new ArrayList<>();
    private boolean known;

    /** Looks for the header in a chunk; there may be none in it. */
    void read(ChunkParser parser, Chunk chunk) {
        names.clear();
        try {
            parser.parse(chunk, this);
        } catch (Found _) {
            known = true;
        }
    }

    boolean areKnown() {
        return known;
    }

    List<String> names() {
        return known ? names : List.of();
    }

    @Override
    public void begin(long line) {
        // It does not matter on which.
    }

    @Override
    public void field(int position, char[] text, int from, int length) {
        names.add(new String(text, from, length));
    }

    @Override
    public void end(int fields) {
        throw new Found();
    }

    /** Ends the parsing of what is parsed again as soon as somebody knows what to make of it. */
    private static final class Found extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Found() {
            super("the header was found", null, false, false);
        }
    }
}
