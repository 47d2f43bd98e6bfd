package dev.tollgate.ingest.backfill;

import dev.tollgate.kernel.Sha256;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Port: a file of events, which can be read from its start any number of times. */
@FunctionalInterface
public interface EventFile {
    /** @throws IOException when it cannot be opened */
    Reading open() throws IOException;

    /** One pass over the file. */
    interface Reading extends Closeable {
        /**
         * The next events in the file's order, a bounded number of them; none at its end.
         *
         * @throws IOException when the file cannot be read further
         * @throws FileRefused when it cannot be read as events at all; what was handed over before proves nothing
         */
        List<PlacedEvent> next() throws IOException, FileRefused;

        /** Of the whole file, as it lies; asked for when {@link #next} found the end. */
        Sha256 sha256() throws IOException;
    }
}
