package dev.tollgate.ingest.export;

import dev.tollgate.ingest.credential.IngestMode;
import dev.tollgate.kernel.CostMetric;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One request to bring a provider's bills of one month in, and what came of it.
 *
 * @param drop the folder, relative to the configured root
 * @param accepted what whoever asked for it takes upon himself
 * @param reason set when the run failed
 * @param explanation the same in words; empty while there is nothing to tell
 * @param outcome set when the run is completed
 */
public record IngestRun(
        UUID id,
        Scope scope,
        IngestMode mode,
        String drop,
        Set<Acceptance> accepted,
        RunState state,
        Optional<FailureReason> reason,
        String explanation,
        Instant requestedAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<Outcome> outcome) {

    public IngestRun {
        accepted = Set.copyOf(accepted);
    }

    public static IngestRun queued(
            UUID id, Scope scope, IngestMode mode, String drop, Set<Acceptance> accepted, Instant requestedAt) {
        return new IngestRun(
                id,
                scope,
                mode,
                drop,
                accepted,
                RunState.QUEUED,
                Optional.empty(),
                "",
                requestedAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * What a completed run refers to.
     *
     * @param repeatsExport true when the same set of parts was known already: nothing was counted again
     * @param supersedesExport the export that stood for this provider, month and mode before
     * @param metricsInexact columns that a part stores in binary floating point, with more digits than that surely keeps
     */
    public record Outcome(
            UUID exportId,
            boolean repeatsExport,
            Optional<UUID> supersedesExport,
            Delivery delivery,
            RowCounts rows,
            PartCounts parts,
            List<CostMetric> metricsIncomplete,
            List<CostMetric> metricsInexact) {
        public Outcome {
            metricsIncomplete = List.copyOf(metricsIncomplete);
            metricsInexact = List.copyOf(metricsInexact);
        }
    }
}
