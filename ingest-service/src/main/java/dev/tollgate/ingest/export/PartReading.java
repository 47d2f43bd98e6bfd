package dev.tollgate.ingest.export;

import dev.tollgate.ingest.format.FocusColumn;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one part holds.
 *
 * @param name the file's name
 * @param sha256 of the decompressed content: what decides whether the part was counted already
 * @param fileSha256 of the file as it lies
 * @param rows how many rows it has, without its header
 * @param quarantinedRows how many of them could not be read
 * @param quarantine the first of those, up to a bound
 * @param format the id of the kind of bill that it is
 * @param fields which fields of a charge its header can fill
 * @param sources where the amounts of a metric come from, for each that the header can fill
 * @param inexact the metrics that the file stores in binary floating point: what is summed is what it says, and what it
 *     says is not exact
 * @param invoicedRows how many rows name the invoice they stand on
 * @param cells what is in scope
 * @param others what is not, or everything where no scope was given
 * @param sketch a sample of the rows that could be read, by which parts are compared
 */
public record PartReading(
        String name,
        Sha256 sha256,
        Sha256 fileSha256,
        long rows,
        long quarantinedRows,
        List<QuarantinedRow> quarantine,
        String format,
        Set<FocusColumn> fields,
        Map<CostMetric, List<String>> sources,
        Set<CostMetric> inexact,
        long invoicedRows,
        Map<Cell, CellSums> cells,
        Map<BillGroup, CellSums> others,
        RowSketch sketch) {
    public PartReading {
        quarantine = List.copyOf(quarantine);
        fields = Set.copyOf(fields);
        sources = Map.copyOf(sources);
        inexact = Set.copyOf(inexact);
        cells = Map.copyOf(cells);
        others = Map.copyOf(others);
    }

    PartReading withInexact(Set<CostMetric> metrics) {
        return new PartReading(
                name,
                sha256,
                fileSha256,
                rows,
                quarantinedRows,
                quarantine,
                format,
                fields,
                sources,
                metrics,
                invoicedRows,
                cells,
                others,
                sketch);
    }

    public long countedRows() {
        return cells.values().stream().mapToLong(CellSums::rows).sum();
    }

    public long setAsideRows() {
        return others.values().stream().mapToLong(CellSums::rows).sum();
    }
}
