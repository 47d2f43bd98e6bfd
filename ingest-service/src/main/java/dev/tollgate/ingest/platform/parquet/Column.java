package dev.tollgate.ingest.platform.parquet;

import dev.tollgate.ingest.format.RowReader;

/** One wanted column of one row group; gives each row's field in its turn. */
sealed interface Column {
    /**
     * Moves to the next row, and reads no further than that row.
     *
     * @throws BrokenPage when there is none, or it cannot be read
     */
    void advance();

    /**
     * Gives the row's field to the reader, or nothing where the row has none.
     *
     * @return how many characters it has
     */
    int pass(RowReader to);

    /** @throws BrokenPage when values are left behind the last row */
    void end();

    String name();

    /** A column with one value, or none, a row. */
    record Flat(String name, int position, LeafValues values) implements Column {
        @Override
        public void advance() {
            if (!values.advance()) {
                throw new BrokenPage("it has fewer rows than it says");
            }
        }

        @Override
        public int pass(RowReader to) {
            if (!values.isPresent()) {
                return 0;
            }
            to.field(position, values.chars(), values.from(), values.length());
            return values.length();
        }

        @Override
        public void end() {
            if (values.advance()) {
                throw new BrokenPage("it has more rows than it says");
            }
        }
    }

    /** A map, a list or a structure; its field is JSON. */
    record Nested(String name, int position, NestedValues values) implements Column {
        @Override
        public void advance() {
            values.advance();
        }

        @Override
        public int pass(RowReader to) {
            char[] json = values.chars();
            if (values.length() > 0) {
                to.field(position, json, 0, values.length());
            }
            return values.length();
        }

        @Override
        public void end() {
            values.end();
        }
    }
}
