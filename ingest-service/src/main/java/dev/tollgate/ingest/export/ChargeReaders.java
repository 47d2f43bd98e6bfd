package dev.tollgate.ingest.export;

import dev.tollgate.ingest.format.BillFormats;
import dev.tollgate.ingest.format.BoundFormat;
import dev.tollgate.ingest.format.CostBasis;
import dev.tollgate.ingest.format.ListedAmounts;
import dev.tollgate.ingest.format.Recognition;
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
    private final List<ChargeReader> readers = new CopyOnWriteArrayList<>();
    private final @Nullable BoundFormat[] format = new @Nullable BoundFormat[1];

    public ChargeReaders(String part, Optional<Scope> scope, Recogniser recogniser, int maxCells) {
        this.part = part;
        this.scope = scope;
        this.recogniser = recogniser;
        this.maxCells = maxCells;
    }

    /** What every part is read with: the tables, which cost is expected, and who can read a list of amounts. */
    public record Recogniser(BillFormats formats, CostBasis basis, ProviderAliases aliases, ListedAmounts listed) {}

    @Override
    public Supplier<RowReader> forHeader(List<String> header) {
        readers.clear();
        BoundFormat bound = bound(header);
        format[0] = bound;
        return () -> {
            Tally tally = new Tally(part, scope, recogniser.aliases(), maxCells, bound);
            ChargeReader reader = new ChargeReader(part, bound, recogniser.listed(), tally);
            readers.add(reader);
            return reader;
        };
    }

    /**
     * Called when the whole part was read.
     *
     * @param inexact the columns whose values are stored in binary floating point
     */
    public PartReading reading(Sha256 sha256, Sha256 fileSha256, List<String> inexact) {
        BoundFormat bound = format[0];
        if (bound == null) {
            throw new ExportRefused(FailureReason.UNKNOWN_FORMAT, part + " is empty: it has not even a header");
        }
        List<Tally> tallies = readers.stream().map(ChargeReader::tally).toList();
        return Tally.merged(part, bound, maxCells, tallies, sha256, fileSha256).withInexact(bound.metricsOf(inexact));
    }

    private BoundFormat bound(List<String> header) {
        return switch (recogniser.formats().recognise(header, recogniser.basis())) {
            case Recognition.Recognised recognised -> recognised.format();
            case Recognition.Refused refused ->
                throw new ExportRefused(FailureReason.of(refused.refusal()), part + ": " + refused.explanation());
        };
    }
}
