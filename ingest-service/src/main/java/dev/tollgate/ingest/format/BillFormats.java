package dev.tollgate.ingest.format;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells by the header alone what kind of bill a file is; its name plays no part. */
public final class BillFormats {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final List<BillFormat> formats;

    BillFormats(List<BillFormat> formats) {
        this.formats = List.copyOf(formats);
    }

    /**
     * @param index the lines of {@code formats.csv} below its header
     * @param tables gives the lines of a format's own table, likewise
     * @throws IllegalArgumentException when a table has a form that it cannot have
     */
    public static BillFormats of(List<List<String>> index, Function<String, List<List<String>>> tables) {
        return new BillFormats(index.stream()
                .map(line -> MappingTable.format(line, tables.apply(line.getFirst())))
                .toList());
    }

    public List<BillFormat> all() {
        return formats;
    }

    public Optional<BillFormat> of(String id) {
        return formats.stream().filter(format -> format.id().equals(id)).findFirst();
    }

    /** @param basis which cost is expected, where a header alone does not say it */
    public Recognition recognise(List<String> header, CostBasis basis) {
        Map<ColumnName, Integer> positions = new HashMap<>();
        Set<ColumnName> twice = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            ColumnName name = ColumnName.of(unmarked(header.get(i)));
            if (positions.putIfAbsent(name, i) != null) {
                twice.add(name);
            }
        }
        List<BillFormat> fitting = formats.stream()
                .filter(format -> fits(format, positions.keySet()))
                .toList();
        List<BillFormat> ofBasis =
                fitting.stream().filter(format -> format.basis() == basis).toList();
        if (fitting.isEmpty()) {
            return refused(
                    FormatRefusal.UNKNOWN_FORMAT, "the header is that of no bill we know: " + nearest(positions));
        }
        if (ofBasis.isEmpty()) {
            return refused(
                    FormatRefusal.UNKNOWN_FORMAT,
                    "a bill of the format " + ids(fitting) + " is not offered as " + basis.id() + " cost");
        }
        return ofBasis.size() > 1
                ? refused(FormatRefusal.AMBIGUOUS_FORMAT, "the header fits more than one format: " + ids(ofBasis))
                : bind(ofBasis.getFirst(), header, positions, twice);
    }

    private static Recognition bind(
            BillFormat format, List<String> header, Map<ColumnName, Integer> positions, Set<ColumnName> twice) {
        List<String> doubled = format.columns().stream()
                .filter(column -> twice.contains(ColumnName.of(column)))
                .sorted()
                .toList();
        if (!doubled.isEmpty()) {
            return refused(FormatRefusal.COLUMN_TWICE, "the header has a column twice: " + doubled);
        }
        List<String> missing = new ArrayList<>();
        for (FocusColumn field : FocusColumn.values()) {
            if (isMissing(format.rulesOf(field), positions)) {
                missing.add(field.column() + " (" + format.sourceOf(field) + ")");
            }
        }
        return missing.isEmpty()
                ? new Recognition.Recognised(new BoundFormat(format, header, positions))
                : refused(
                        FormatRefusal.MISSING_COLUMN,
                        "the header is that of " + format.id() + " and lacks what a total rests on: " + missing);
    }

    /** A field that must be there, and of whose columns the header has none. */
    private static boolean isMissing(List<MappingRule> rules, Map<ColumnName, Integer> positions) {
        boolean needed = rules.stream().anyMatch(rule -> switch (rule.need()) {
            case VALUE, COLUMN -> true;
            case OPTIONAL, DELIVERY -> false;
        });
        return needed
                && rules.stream()
                        .noneMatch(rule -> rule.source() instanceof Source.Literal
                                || rule.source().columns().stream()
                                        .map(ColumnName::of)
                                        .anyMatch(positions::containsKey));
    }

    private static boolean fits(BillFormat format, Set<ColumnName> names) {
        return format.has().stream().allMatch(any -> hasOneOf(any, names)) && !hasOneOf(format.lacks(), names);
    }

    private static boolean hasOneOf(Collection<String> columns, Set<ColumnName> names) {
        return columns.stream().map(ColumnName::of).anyMatch(names::contains);
    }

    /** Which format comes nearest, and what it lacks: most often a column was left out by hand. */
    private String nearest(Map<ColumnName, Integer> positions) {
        return formats.stream()
                .filter(format -> format.has().stream().anyMatch(any -> hasOneOf(any, positions.keySet())))
                .filter(format -> !hasOneOf(format.lacks(), positions.keySet())
                        || !lacking(format, positions).isEmpty())
                .min(Comparator.comparingInt(
                        format -> lacking(format, positions).size()))
                .map(format -> "the nearest is " + format.id() + ", which needs "
                        + String.join(" and ", lacking(format, positions)))
                .orElseGet(() -> "it has no column of " + ids(formats));
    }

    private static List<String> lacking(BillFormat format, Map<ColumnName, Integer> positions) {
        return format.has().stream()
                .filter(any -> !hasOneOf(any, positions.keySet()))
                .map(any -> String.join(" or ", any))
                .toList();
    }

    private static String ids(List<BillFormat> formats) {
        return formats.stream().map(BillFormat::id).collect(Collectors.joining(", "));
    }

    private static String unmarked(String name) {
        return !name.isEmpty() && name.charAt(0) == BYTE_ORDER_MARK ? name.substring(1) : name;
    }

    private static Recognition refused(FormatRefusal refusal, String explanation) {
        return new Recognition.Refused(refusal, explanation);
    }
}
