package dev.tollgate.ingest.export;

import dev.tollgate.ingest.format.BoundFormat;
import dev.tollgate.ingest.format.RowReader;
import dev.tollgate.ingest.format.RowReaders;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Recognises one part by its header and hands its charges on one by one instead of adding them up. */
public final class ListedCharges implements RowReaders {
    private final String part;
    private final Recogniser recogniser;
    private final JudgedRows listing;
    private final AtomicBoolean begun = new AtomicBoolean();

    /** @param listing of the one worker that reads a file in its order */
    public ListedCharges(String part, Recogniser recogniser, JudgedRows listing) {
        this.part = part;
        this.recogniser = recogniser;
        this.listing = listing;
    }

    @Override
    public Supplier<RowReader> forHeader(List<String> header) {
        if (begun.getAndSet(true)) {
            throw new IllegalStateException(part + " is read again, and what was listed cannot be taken back");
        }
        BoundFormat bound = recogniser.bound(part, header);
        return () -> recogniser.reader(part, Optional.empty(), bound, listing);
    }
}
