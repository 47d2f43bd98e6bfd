package dev.tollgate.ingest.format;

import java.util.List;
import java.util.function.Supplier;

/** What is made of a file's rows, once its header is known. */
public interface RowReaders {
    /**
     * Called once for each attempt to read a file, before its first row. Where it is called again, the file is read from
     * its beginning again, and what the readers of the first attempt hold must be forgotten.
     *
     * @param header the column names as they stand there, without a byte-order mark
     * @return gives each worker its own reader; called from the workers' threads
     */
    Supplier<RowReader> forHeader(List<String> header);
}
