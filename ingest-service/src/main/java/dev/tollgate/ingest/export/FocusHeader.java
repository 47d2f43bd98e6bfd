package dev.tollgate.ingest.export;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a part, resolved once, so that no row has to look a name up.
 *
 * @param width how many fields every row must have
 * @param positions where the columns that we need stand, counted from 0
 */
public record FocusHeader(int width, Map<FocusColumn, Integer> positions) {
    private static final List<FocusColumn> MANDATORY = List.of(
            FocusColumn.BILLED_COST,
            FocusColumn.BILLING_ACCOUNT_ID,
            FocusColumn.BILLING_CURRENCY,
            FocusColumn.BILLING_PERIOD_START,
            FocusColumn.CHARGE_CATEGORY,
            FocusColumn.CHARGE_PERIOD_START,
            FocusColumn.SERVICE_NAME);

    /** FOCUS 1.0 to 1.2 name the provider in the first, 1.3 in the second; the others are what older exports have. */
    static final List<FocusColumn> PROVIDER_COLUMNS = List.of(
            FocusColumn.PROVIDER_NAME,
            FocusColumn.SERVICE_PROVIDER_NAME,
            FocusColumn.INVOICE_ISSUER_NAME,
            FocusColumn.PUBLISHER_NAME);

    public FocusHeader {
        positions = Map.copyOf(positions);
    }

    /** @throws ExportRefused NOT_FOCUS, naming every mandatory column that is missing or stands there twice */
    public static FocusHeader of(List<String> names) {
        Map<FocusColumn, Integer> positions = new EnumMap<>(FocusColumn.class);
        List<String> twice = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Optional<FocusColumn> column = FocusColumn.of(names.get(i));
            if (column.isPresent() && positions.putIfAbsent(column.orElseThrow(), i) != null) {
                twice.add(column.orElseThrow().column());
            }
        }
        if (!twice.isEmpty()) {
            throw new ExportRefused(FailureReason.NOT_FOCUS, "the header has a column twice: " + twice);
        }
        List<String> missing = new ArrayList<>(MANDATORY.stream()
                .filter(column -> !positions.containsKey(column))
                .map(FocusColumn::column)
                .toList());
        if (PROVIDER_COLUMNS.stream().noneMatch(positions::containsKey)) {
            missing.add("ProviderName or ServiceProviderName");
        }
        if (!missing.isEmpty()) {
            throw new ExportRefused(FailureReason.NOT_FOCUS, "the header lacks what FOCUS makes mandatory: " + missing);
        }
        return new FocusHeader(names.size(), positions);
    }

    /** What stands at each position; null where nothing does that we need. */
    public @Nullable FocusColumn[] byPosition() {
        @Nullable FocusColumn[] columns = new @Nullable FocusColumn[width];
        positions.forEach((column, position) -> columns[position] = column);
        return columns;
    }

    public Set<FocusColumn> columns() {
        return positions.keySet();
    }
}
