package dev.tollgate.reconcile.total;

import dev.tollgate.kernel.ExactDecimal;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A total by dimension and key, in the currency and metric of that total; keys in the order of their characters.
 *
 * @param cells for each dimension its cells; a dimension without cells is not listed
 */
public record Breakdown(Map<Dimension, SortedMap<String, BigDecimal>> cells) {
    public static final Breakdown NONE = new Breakdown(Map.of());

    public Breakdown {
        Map<Dimension, SortedMap<String, BigDecimal>> copy = new EnumMap<>(Dimension.class);
        cells.forEach((dimension, byKey) -> copy.put(dimension, Collections.unmodifiableSortedMap(byKey)));
        cells = Collections.unmodifiableMap(copy);
    }

    /** One amount of a breakdown. */
    public record Cell(Dimension dimension, String key, BigDecimal amount) {
        public Cell {
            amount = ExactDecimal.normalise(amount);
        }
    }

    /** @throws IllegalArgumentException when a key occurs twice in a dimension: which of the two would be meant? */
    public static Breakdown of(List<Cell> cells) {
        Map<Dimension, SortedMap<String, BigDecimal>> byDimension = new EnumMap<>(Dimension.class);
        for (Cell cell : cells) {
            BigDecimal other = byDimension
                    .computeIfAbsent(cell.dimension(), _ -> new TreeMap<>())
                    .putIfAbsent(cell.key(), cell.amount());
            if (other != null) {
                throw new IllegalArgumentException("a cell occurs twice in the breakdown by " + cell.dimension());
            }
        }
        return new Breakdown(byDimension);
    }

    public Set<Dimension> dimensions() {
        return cells.keySet();
    }

    SortedMap<String, BigDecimal> by(Dimension dimension) {
        SortedMap<String, BigDecimal> byKey = cells.get(dimension);
        return byKey == null ? Collections.emptySortedMap() : byKey;
    }

    BigDecimal sumOf(Dimension dimension) {
        return by(dimension).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
