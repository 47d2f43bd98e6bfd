package dev.tollgate.ingest.export;

import dev.tollgate.ingest.format.FocusColumn;
import dev.tollgate.ingest.statement.Statement;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.Sha256;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Adds the parts of one export up; a part whose content was there already adds nothing. */
final class ExportTally {
    private final int maxCells;
    private final Map<Sha256, PartReading> distinct = new LinkedHashMap<>();
    private final List<PartOutcome> parts = new ArrayList<>();
    private final Map<Cell, CellSums> cells = new HashMap<>();
    private final Map<BillGroup, CellSums> others = new HashMap<>();
    private final List<QuarantinedRow> quarantine = new ArrayList<>();
    private final Overlaps overlaps = new Overlaps();
    private final Origins origins = new Origins();
    private final Set<FocusColumn> fields = EnumSet.noneOf(FocusColumn.class);

    ExportTally(int maxCells) {
        this.maxCells = maxCells;
    }

    void add(PartReading part) {
        requireOneFormat(part);
        PartReading first = distinct.putIfAbsent(part.sha256(), withoutCells(part));
        parts.add(new PartOutcome(
                part.name(),
                part.format(),
                part.sha256(),
                part.fileSha256(),
                part.rows(),
                part.quarantinedRows(),
                Optional.ofNullable(first).map(PartReading::name)));
        if (first != null) {
            return;
        }
        fields.addAll(part.fields());
        origins.add(part);
        overlaps.add(part.name(), part.sketch(), part.fields().contains(FocusColumn.ROW_IDENTITY));
        part.cells().forEach((cell, sums) -> cells.computeIfAbsent(cell, _ -> new CellSums())
                .add(sums));
        part.others().forEach((group, sums) -> others.computeIfAbsent(group, _ -> new CellSums())
                .add(sums));
        if (cells.size() + others.size() > maxCells) {
            throw new ExportRefused(FailureReason.TOO_MANY_CELLS, "the export has more than " + maxCells + " cells");
        }
        part.quarantine().stream()
                .limit(Tally.MAX_QUARANTINE - quarantine.size())
                .forEach(quarantine::add);
    }

    /** Two formats of one bill hold the same charges; their sum would be twice the bill. */
    private void requireOneFormat(PartReading part) {
        for (PartReading other : distinct.values()) {
            if (!other.format().equals(part.format())) {
                throw new ExportRefused(
                        FailureReason.MIXED_FORMATS,
                        other.name() + " is " + other.format() + " and " + part.name() + " is " + part.format());
            }
        }
    }

    CountedExport counted(Delivery delivery, Optional<Statement> statement, int passedOver) {
        requireNoOverlap();
        List<CostMetric> incomplete = new ArrayList<>();
        for (CostMetric metric : CostMetric.values()) {
            boolean lacking = cells.values().stream().anyMatch(sums -> !sums.isComplete(metric));
            if (lacking && fields.contains(FocusColumn.of(metric))) {
                incomplete.add(metric);
            }
        }
        return new CountedExport(
                contentDigest(),
                format(),
                closedByInvoice(delivery),
                rows(),
                new PartCounts(distinct.size(), parts.size() - distinct.size()),
                parts,
                incomplete,
                inexact(),
                totals(incomplete),
                cells,
                setAside(others),
                quarantine,
                statement,
                passedOver);
    }

    /**
     * Where nobody says whether the month is closed, its rows do: the provider writes the invoice's number on all of them
     * when it closes the month. A row that could not be read may be one without, and a month without rows says nothing.
     */
    private Delivery closedByInvoice(Delivery delivery) {
        long invoiced =
                distinct.values().stream().mapToLong(PartReading::invoicedRows).sum();
        RowCounts rows = rows();
        boolean closes =
                delivery.periodState() == Delivery.PeriodState.UNKNOWN && rows.counted() > 0 && rows.read() == invoiced;
        return closes ? delivery.closed() : delivery;
    }

    /** Which of the rows are there twice cannot be told for certain, and so neither can the total. */
    private void requireNoOverlap() {
        overlaps.find().ifPresent(overlap -> {
            throw new ExportRefused(FailureReason.OVERLAPPING_PARTS, overlap.text());
        });
    }

    /** The groups with their sums, in a stable order; a metric that not every row of a group has is left out. */
    static List<SetAside> setAside(Map<BillGroup, CellSums> groups) {
        List<SetAside> all = new ArrayList<>();
        groups.forEach((group, sums) -> {
            for (CostMetric metric : CostMetric.values()) {
                if (sums.isComplete(metric)) {
                    Money total = new Money(sums.total(metric), group.currency());
                    all.add(new SetAside(group, metric, total, sums.rows()));
                }
            }
        });
        all.sort(Comparator.comparing((SetAside one) -> one.group().providerName())
                .thenComparing(one -> one.group().periodText())
                .thenComparing(one -> one.group().format())
                .thenComparing(one -> one.group().currency())
                .thenComparing(SetAside::metric));
        return all;
    }

    private Sha256 contentDigest() {
        return Sha256.ofUtf8(
                distinct.keySet().stream().map(Sha256::hex).sorted().collect(Collectors.joining("\n")));
    }

    private RowCounts rows() {
        long read = distinct.values().stream().mapToLong(PartReading::rows).sum();
        long refused = distinct.values().stream()
                .mapToLong(PartReading::quarantinedRows)
                .sum();
        return new RowCounts(read, rowsOf(cells), refused, rowsOf(others));
    }

    private static long rowsOf(Map<?, CellSums> sums) {
        return sums.values().stream().mapToLong(CellSums::rows).sum();
    }

    private List<MetricTotal> totals(List<CostMetric> incomplete) {
        Map<String, CellSums> byCurrency = new TreeMap<>();
        cells.forEach((cell, sums) ->
                byCurrency.computeIfAbsent(cell.currency(), _ -> new CellSums()).add(sums));
        List<MetricTotal> totals = new ArrayList<>();
        for (CostMetric metric : CostMetric.values()) {
            byCurrency.forEach((currency, sums) -> {
                if (!incomplete.contains(metric) && sums.isComplete(metric)) {
                    Money total = new Money(sums.total(metric), currency);
                    totals.add(new MetricTotal(metric, total, origins.of(format(), metric), sums.rows(), List.of()));
                }
            });
        }
        return totals;
    }

    private String format() {
        return parts.getFirst().format();
    }

    private List<CostMetric> inexact() {
        return distinct.values().stream()
                .flatMap(part -> part.inexact().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** The counts stay until the end; the cells were added up and would only fill the heap. */
    private static PartReading withoutCells(PartReading part) {
        return new PartReading(
                part.name(),
                part.sha256(),
                part.fileSha256(),
                part.rows(),
                part.quarantinedRows(),
                List.of(),
                part.format(),
                part.fields(),
                part.sources(),
                part.inexact(),
                part.invoicedRows(),
                Map.of(),
                Map.of(),
                new RowSketch());
    }
}
