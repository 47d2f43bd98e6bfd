package dev.tollgate.ingest.export;

import dev.tollgate.ingest.statement.Dimension;
import dev.tollgate.ingest.statement.TotalsQuestion;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.Sha256;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Port: the totals that count now. */
public interface CanonicalTotals {
    Uni<Answer> current(TotalsQuestion question, Optional<CostMetric> metric, Set<Dimension> breakdown);

    /**
     * @param exports of each provider whose newest run is completed, in tier-1 order
     * @param incomplete every provider whose newest run is not: what it held before is not evidence now
     */
    record Answer(List<CurrentExport> exports, List<Incomplete> incomplete) {
        public Answer {
            exports = List.copyOf(exports);
            incomplete = List.copyOf(incomplete);
        }
    }

    /** The export that stands for a provider, with the newest run that delivered it. */
    record CurrentExport(
            ProviderId provider,
            UUID exportId,
            UUID runId,
            Sha256 contentDigest,
            Instant asOf,
            RowCounts rows,
            PartCounts parts,
            List<CostMetric> metricsIncomplete,
            List<MetricTotal> totals) {
        public CurrentExport {
            metricsIncomplete = List.copyOf(metricsIncomplete);
            totals = List.copyOf(totals);
        }
    }

    record Incomplete(ProviderId provider, UUID runId, RunState state, Optional<FailureReason> reason) {}
}
