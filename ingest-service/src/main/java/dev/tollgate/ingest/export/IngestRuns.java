package dev.tollgate.ingest.export;

import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.ProviderId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Port: the runs as they are asked for and looked at. */
public interface IngestRuns {
    /**
     * @return the run itself; of a live run whose provider's month is under way already, or waits, that one in its place,
     *     so that no two of them ask the provider at the same moment
     */
    Uni<IngestRun> add(IngestRun queued);

    Uni<Optional<RunReport>> find(UUID id);

    /** Newest first; those before the run {@code after} where it is given. */
    Uni<List<IngestRun>> newest(
            Optional<ProviderId> provider, Optional<BillingPeriod> period, Optional<UUID> after, int limit);
}
