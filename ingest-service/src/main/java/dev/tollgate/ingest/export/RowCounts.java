package dev.tollgate.ingest.export;

/**
 * What became of the rows of a run's distinct parts: {@code read = counted + quarantined + setAside}. None is lost.
 *
 * @param read rows without the headers; those of a repeated part are not among them
 */
public record RowCounts(long read, long counted, long quarantined, long setAside) {
    public static final RowCounts NONE = new RowCounts(0, 0, 0, 0);

    public RowCounts {
        if (read != counted + quarantined + setAside) {
            throw new IllegalArgumentException("rows were lost: " + read + " read, " + counted + " counted, "
                    + quarantined + " quarantined, " + setAside + " set aside");
        }
    }
}
