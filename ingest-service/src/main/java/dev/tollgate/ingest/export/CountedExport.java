package dev.tollgate.ingest.export;

import dev.tollgate.ingest.statement.Statement;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that one run found, ready to be stored at once.
 *
 * @param contentDigest of the set of distinct parts: the SHA-256 of their sorted content digests, one a line
 * @param format the id of the format that all parts have
 * @param metricsIncomplete columns that some counted rows lack; they are not totalled
 * @param metricsInexact columns that a part stores in binary floating point, with more digits than that surely keeps
 * @param cells the cube; only complete metrics of it are stored
 * @param passedOver how many other deliveries of the month lay beside it
 */
public record CountedExport(
        Sha256 contentDigest,
        String format,
        Delivery delivery,
        RowCounts rows,
        PartCounts partCounts,
        List<PartOutcome> parts,
        List<CostMetric> metricsIncomplete,
        List<CostMetric> metricsInexact,
        List<MetricTotal> totals,
        Map<Cell, CellSums> cells,
        List<SetAside> setAside,
        List<QuarantinedRow> quarantine,
        Optional<Statement> statement,
        int passedOver) {
    public CountedExport {
        parts = List.copyOf(parts);
        metricsIncomplete = List.copyOf(metricsIncomplete);
        metricsInexact = List.copyOf(metricsInexact);
        totals = List.copyOf(totals);
        cells = Map.copyOf(cells);
        setAside = List.copyOf(setAside);
        quarantine = List.copyOf(quarantine);
    }
}
