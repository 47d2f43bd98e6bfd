package dev.tollgate.ingest.statement;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Port: the statements that count now. */
public interface ProviderTotals {
    /**
     * The statement of each provider's newest run of that month and mode, in tier-1 order. A provider whose newest run
     * is not completed, or brought no statement, is not in the list: an older statement is never given in its place.
     */
    Uni<List<StatedTotal>> current(TotalsQuestion question);
}
