package dev.tollgate.ingest.export;

import java.util.List;

/**
 * A run with everything that it found.
 *
 * @param quarantine the first rows in quarantine; {@link RowCounts#quarantined} has their number
 */
public record RunReport(
        IngestRun run,
        List<PartOutcome> parts,
        List<SetAside> setAside,
        List<QuarantinedRow> quarantine,
        List<MetricTotal> totals,
        List<TotalJump> jumps) {
    public RunReport {
        parts = List.copyOf(parts);
        setAside = List.copyOf(setAside);
        quarantine = List.copyOf(quarantine);
        totals = List.copyOf(totals);
        jumps = List.copyOf(jumps);
    }
}
