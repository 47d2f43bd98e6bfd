package dev.tollgate.ingest.export;

import dev.tollgate.ingest.format.BoundFormat;
import dev.tollgate.ingest.format.ChargeRow;
import dev.tollgate.ingest.format.FocusColumn;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.Sha256;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Adds the rows of one part up. Not safe for use by several threads at once. */
final class Tally implements JudgedRows {
    /** So many quarantined rows are kept one by one; all are counted. */
    static final int MAX_QUARANTINE = 1_000;

    private final String part;
    private final Optional<Scope> scope;
    private final int maxCells;
    private final CellTable cells = new CellTable();
    private final Map<BillGroup, CellSums> others = new HashMap<>();
    private final List<QuarantinedRow> quarantine = new ArrayList<>();
    private final RowSketch sketch = new RowSketch();
    private final long[] quarantined = new long[1];
    private final long[] rows = new long[1];
    private final long[] invoiced = new long[1];

    Tally(String part, Optional<Scope> scope, int maxCells) {
        this.part = part;
        this.scope = scope;
        this.maxCells = maxCells;
    }

    /** What several workers have counted of one part, put together; the first quarantined rows by their lines. */
    static PartReading merged(
            String part, BoundFormat format, int maxCells, List<Tally> tallies, Sha256 sha256, Sha256 fileSha256) {
        Tally all = new Tally(part, Optional.empty(), maxCells);
        Map<Cell, CellSums> cells = new HashMap<>();
        for (Tally tally : tallies) {
            tally.cells.addTo(cells);
            all.add(tally, cells.size());
        }
        all.quarantine.sort(Comparator.comparingLong(QuarantinedRow::line));
        return new PartReading(
                part,
                sha256,
                fileSha256,
                all.rows[0],
                all.quarantined[0],
                all.quarantine.stream().limit(MAX_QUARANTINE).toList(),
                format.format().id(),
                format.fields(),
                sources(format),
                Set.of(),
                all.invoiced[0],
                cells,
                all.others,
                all.sketch);
    }

    private static Map<CostMetric, List<String>> sources(BoundFormat format) {
        Map<CostMetric, List<String>> sources = new EnumMap<>(CostMetric.class);
        for (FocusColumn field : format.fields()) {
            CostMetric metric = field.metric();
            if (metric != null) {
                sources.put(metric, format.sourcesOf(field));
            }
        }
        return sources;
    }

    /** Adds what another worker found, but for its cells; that one must not be used any more. */
    private void add(Tally other, int cellsSoFar) {
        rows[0] += other.rows[0];
        quarantined[0] += other.quarantined[0];
        invoiced[0] += other.invoiced[0];
        quarantine.addAll(other.quarantine);
        sketch.add(other.sketch);
        other.others.forEach((group, sums) -> others.merge(group, sums, CellSums::plus));
        requireRoom(cellsSoFar);
    }

    @Override
    public void charge(ChargeRow row, long hash, BillGroup group, LocalDate day) {
        rows[0]++;
        sketch.add(hash);
        if (!row.text(FocusColumn.INVOICE_ID).isEmpty()) {
            invoiced[0]++;
        }
        (isInScope(group) ? cellOf(row, day) : sumsOf(group)).add(row);
    }

    private boolean isInScope(BillGroup group) {
        return scope.isPresent()
                && group.provider().isPresent()
                && scope.get().provider() == group.provider().get()
                && group.period().isPresent()
                && scope.get().period().equals(group.period().get());
    }

    private CellSums cellOf(ChargeRow row, LocalDate day) {
        CellSums known = cells.find(row, day);
        if (known != null) {
            return known;
        }
        requireRoom(1);
        return cells.add(new Cell(
                row.text(FocusColumn.BILLING_ACCOUNT_ID),
                row.text(FocusColumn.SUB_ACCOUNT_ID),
                row.text(FocusColumn.SERVICE_NAME),
                day,
                row.text(FocusColumn.CHARGE_CATEGORY),
                row.text(FocusColumn.BILLING_CURRENCY)));
    }

    private CellSums sumsOf(BillGroup group) {
        return others.computeIfAbsent(group, _ -> {
            requireRoom(1);
            return new CellSums();
        });
    }

    private void requireRoom(int more) {
        if (cells.size() + others.size() + more > maxCells) {
            throw new ExportRefused(
                    FailureReason.TOO_MANY_CELLS,
                    part + " has more than " + maxCells + " combinations of account, service, day and category");
        }
    }

    @Override
    public void quarantine(long line, String column, RowReason reason) {
        rows[0]++;
        quarantined[0]++;
        if (quarantine.size() < MAX_QUARANTINE) {
            quarantine.add(new QuarantinedRow(part, line, column, reason));
        }
    }
}
