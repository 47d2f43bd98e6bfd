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

    /**
     * The export that stands for a provider, with the newest run that delivered it.
     *
     * @param metricsInexact columns that a part stores in binary floating point, with more digits than that surely keeps
     * @param jumps where its total moved too far since the export before it, unless somebody accepted that
     * @param changeAttempts deliveries of other content since this closed month was last delivered as it stands
     */
    record CurrentExport(
            ProviderId provider,
            UUID exportId,
            UUID runId,
            Sha256 contentDigest,
            Delivery delivery,
            RowCounts rows,
            PartCounts parts,
            List<CostMetric> metricsIncomplete,
            List<CostMetric> metricsInexact,
            List<MetricTotal> totals,
            List<TotalJump> jumps,
            List<ChangeAttempt> changeAttempts) {
        public CurrentExport {
            metricsIncomplete = List.copyOf(metricsIncomplete);
            metricsInexact = List.copyOf(metricsInexact);
            totals = List.copyOf(totals);
            jumps = List.copyOf(jumps);
            changeAttempts = List.copyOf(changeAttempts);
        }
    }

    /** A run that would have changed a closed month; what it brought is stored, and counts nowhere. */
    record ChangeAttempt(UUID runId, Instant at, Sha256 contentDigest, List<MetricTotal> totals) {
        public ChangeAttempt {
            totals = List.copyOf(totals);
        }
    }

    record Incomplete(ProviderId provider, UUID runId, RunState state, Optional<FailureReason> reason) {}
}
