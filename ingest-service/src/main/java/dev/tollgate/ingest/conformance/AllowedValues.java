package dev.tollgate.ingest.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lists of {@code focus-values.csv}.
 *
 * @param lists the values of each list, with their parents, which are empty where a list has none
 */
record AllowedValues(Map<String, Map<String, String>> lists) {
    static AllowedValues published() {
        Map<String, Map<String, String>> lists = new LinkedHashMap<>();
        for (List<String> row : TableFile.read("focus-values.csv", "list,value,parent")) {
            lists.computeIfAbsent(row.getFirst(), _ -> new LinkedHashMap<>()).put(row.get(1), row.get(2));
        }
        return new AllowedValues(lists);
    }

    List<String> values(String list) {
        return new ArrayList<>(parents(list).keySet());
    }

    Map<String, String> parents(String list) {
        Map<String, String> found = lists.get(list);
        if (found == null) {
            throw new IllegalArgumentException("no list of values: " + list);
        }
        return found;
    }
}
