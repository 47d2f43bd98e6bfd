package dev.tollgate.ingest.export;

import dev.tollgate.ingest.format.BoundFormat;
import dev.tollgate.ingest.format.RowReader;
import dev.tollgate.ingest.format.RowReaders;
import dev.tollgate.kernel.Sha256;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Recognises one part by its header, gives each worker a reader, and puts together what they have counted. */
public final class ChargeReaders implements RowReaders {
    private final String part;
    private final Optional<Scope> scope;
    private final Recogniser recogniser;
    private final int maxCells;
    private final List<Tally> tallies = new CopyOnWriteArrayList<>();
    private final @Nullable BoundFormat[] format = new @Nullable BoundFormat[1];

    public ChargeReaders(String part, Optional<Scope> scope, Recogniser recogniser, int maxCells) {
        this.part = part;
        this.scope = scope;
        this.recogniser = recogniser;
        this.maxCells = maxCells;
    }

    @Override
    public Supplier<RowReader> forHeader(List<String> header) {
        tallies.clear();
        BoundFormat bound = recogniser.bound(part, header);
        format[0] = bound;
        return () -> {
            Tally tally = new Tally(part, scope, maxCells);
            tallies.add(tally);
            return recogniser.reader(part, scope, bound, tally);
        };
    }

    /**
     * Called when the whole part was read.
     *
     * @param inexact the columns that are stored in binary floating point, with more digits than that surely keeps
     */
    public PartReading reading(Sha256 sha256, Sha256 fileSha256, List<String> inexact) {
        BoundFormat bound = format[0];
        if (bound == null) {
            throw new ExportRefused(FailureReason.UNKNOWN_FORMAT, part + " is empty: it has not even a header");
        }
        return Tally.merged(part, bound, maxCells, tallies, sha256, fileSha256).withInexact(bound.metricsOf(inexact));
    }
}
