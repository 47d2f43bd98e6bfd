package dev.tollgate.ingest.export;

import dev.tollgate.ingest.format.FocusColumn;
import dev.tollgate.kernel.CostMetric;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Answers "what does this bill sum to?" for files, without a run, a root or a database. */
public final class TotallingFiles {
    private final PartFiles files;
    private final long maxBytes;

    public TotallingFiles(PartFiles files, long maxBytes) {
        this.files = files;
        this.maxBytes = maxBytes;
    }

    /** Reads each file to its end; one that cannot be read does not keep the others from being summed. */
    public FileTotals total(List<Path> paths) {
        Map<String, PartReading> distinct = new HashMap<>();
        List<PartOutcome> outcomes = new ArrayList<>();
        List<QuarantinedRow> quarantine = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        Map<BillGroup, CellSums> groups = new HashMap<>();
        Map<String, Set<FocusColumn>> fields = new HashMap<>();
        Set<String> inexact = new TreeSet<>();
        Origins origins = new Origins();
        Overlaps overlaps = new Overlaps();
        for (Path path : paths) {
            try {
                PartReading part = files.read(path, Optional.empty(), maxBytes).reading();
                PartReading first = distinct.putIfAbsent(part.sha256().hex(), part);
                outcomes.add(new PartOutcome(
                        path.toString(),
                        part.format(),
                        part.sha256(),
                        part.fileSha256(),
                        part.rows(),
                        part.quarantinedRows(),
                        Optional.ofNullable(first).map(PartReading::name)));
                if (first == null) {
                    overlaps.add(path.toString(), part.sketch(), part.fields().contains(FocusColumn.ROW_IDENTITY));
                    fields.computeIfAbsent(part.format(), _ -> EnumSet.noneOf(FocusColumn.class))
                            .addAll(part.fields());
                    part.others().forEach((group, sums) -> groups.computeIfAbsent(named(group), _ -> new CellSums())
                            .add(sums));
                    inexact.addAll(inexact(part));
                    origins.add(part);
                    quarantine.addAll(part.quarantine());
                }
            } catch (ExportRefused e) {
                unreadable.add(new Unreadable(path.toString(), e.reason(), e.explanation()));
            }
        }
        return new FileTotals(
                outcomes,
                ExportTally.setAside(groups),
                origins,
                lacking(groups, fields),
                List.copyOf(inexact),
                quarantine,
                unreadable,
                overlaps.find());
    }

    /** Two names of one provider are one provider; who is none of ours keeps the name that the bill has. */
    private static BillGroup named(BillGroup group) {
        String name = group.provider().map(Object::toString).orElse(group.providerName());
        return new BillGroup(name, group.provider(), group.period(), group.currency(), group.format());
    }

    /** Which of a part's totals rest on binary floating point, by group. */
    private static Set<String> inexact(PartReading part) {
        Set<String> lines = new HashSet<>();
        part.others().forEach((group, sums) -> part.inexact().stream()
                .filter(metric -> sums.present(metric) > 0)
                .forEach(metric -> lines.add(line(named(group), metric))));
        return lines;
    }

    private static String line(BillGroup group, CostMetric metric) {
        return group.providerName() + " " + group.periodText() + " " + metric.column();
    }

    /** Which cost columns could not be totalled, by group, because some rows leave them blank. */
    private static List<String> lacking(Map<BillGroup, CellSums> groups, Map<String, Set<FocusColumn>> fields) {
        Map<String, Set<String>> all = new TreeMap<>();
        groups.forEach((group, sums) -> {
            for (CostMetric metric : CostMetric.values()) {
                // A column that the bill does not have at all is not a gap in it.
                boolean offered = fields.getOrDefault(group.format(), Set.of()).contains(FocusColumn.of(metric));
                if (!sums.isComplete(metric) && offered) {
                    all.computeIfAbsent(group.providerName() + " " + group.periodText(), _ -> new HashSet<>())
                            .add(metric.column());
                }
            }
        });
        List<String> lines = new ArrayList<>();
        all.forEach((group, metrics) -> metrics.stream().sorted().forEach(metric -> lines.add(group + " " + metric)));
        return lines;
    }

    /**
     * @param files each file that was read, by its path; one with the content of another was counted once
     * @param sums by provider, month, format, currency and cost column
     * @param origins which columns of the bills these are the sums of
     * @param incomplete cost columns that are blank in some rows, and so have no total
     * @param inexact cost columns that a file stores in binary floating point, with more digits than that surely keeps
     * @param quarantine the first unreadable rows of each file
     * @param unreadable files of which nothing was counted
     * @param overlap the two files that have most rows in common though neither is a copy of the other
     */
    public record FileTotals(
            List<PartOutcome> files,
            List<SetAside> sums,
            Origins origins,
            List<String> incomplete,
            List<String> inexact,
            List<QuarantinedRow> quarantine,
            List<Unreadable> unreadable,
            Optional<Overlap> overlap) {
        public FileTotals {
            files = List.copyOf(files);
            sums = List.copyOf(sums);
            incomplete = List.copyOf(incomplete);
            inexact = List.copyOf(inexact);
            quarantine = List.copyOf(quarantine);
            unreadable = List.copyOf(unreadable);
        }

        public long quarantined() {
            return distinct().mapToLong(PartOutcome::quarantined).sum();
        }

        public long rows() {
            return distinct().mapToLong(PartOutcome::rows).sum();
        }

        /** False when a row or a file had to be left out of the sums, or may be in them twice. */
        public boolean isWhole() {
            return unreadable.isEmpty() && quarantined() == 0 && overlap.isEmpty();
        }

        private java.util.stream.Stream<PartOutcome> distinct() {
            return files.stream().filter(file -> file.repeats().isEmpty());
        }
    }

    /** A file of which nothing was counted, and why. */
    public record Unreadable(String file, FailureReason reason, String explanation) {}
}
