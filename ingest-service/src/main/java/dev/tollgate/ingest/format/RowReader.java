package dev.tollgate.ingest.format;

/**
 * Receives the rows of one file, field by field, without an object for any of them. Each worker has its own; none is
 * safe for use by several threads at once.
 */
public interface RowReader {
    /**
     * Whether the column matters. A source that keeps its columns apart reads the others not at all.
     *
     * @param position of the column in the header, from 0
     */
    default boolean wants(int position) {
        return true;
    }

    /** @param line the physical line on which the record starts, from 1; the row's number where there are no lines */
    void begin(long line);

    /**
     * One field; a source that knows which columns are wanted passes those only.
     *
     * @param position of the column in the header, from 0; may lie beyond it in a row that has too many
     * @param text a buffer that is used again as soon as the call returns
     */
    void field(int position, char[] text, int from, int length);

    /** @param fields how many the row has, also those that were not passed */
    void end(int fields);

    /**
     * A row that cannot be split into fields: none of it can be counted, so it is to be counted as quarantined.
     *
     * @param line as for {@link #begin}
     */
    default void broken(long line) {
        begin(line);
        // No header is so narrow that the row would fit.
        end(-1);
    }
}
