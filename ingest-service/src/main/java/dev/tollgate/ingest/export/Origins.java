package dev.tollgate.ingest.export;

import dev.tollgate.kernel.CostMetric;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Collects from which columns the metrics of several parts come. Parts of one format may have other headers: a column
 * that one has by another name, or not at all. Not safe for use by several threads at once.
 */
public final class Origins {
    private final Map<String, Map<CostMetric, Set<String>>> sources = new HashMap<>();

    void add(PartReading part) {
        Map<CostMetric, Set<String>> ofFormat =
                sources.computeIfAbsent(part.format(), _ -> new EnumMap<>(CostMetric.class));
        part.sources().forEach((metric, source) -> ofFormat.computeIfAbsent(metric, _ -> new LinkedHashSet<>())
                .addAll(source));
    }

    public Origin of(String format, CostMetric metric) {
        Set<String> all = sources.getOrDefault(format, Map.of()).getOrDefault(metric, Set.of());
        return new Origin(format, String.join("; ", all));
    }
}
