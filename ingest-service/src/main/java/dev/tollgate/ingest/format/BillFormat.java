package dev.tollgate.ingest.format;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One kind of bill: how its header is told from others, and how its rows become FOCUS charges.
 *
 * @param id as tables, reports and the API name it
 * @param has alternatives of columns, of each of which the header must have one
 * @param lacks columns, none of which it may have
 */
public record BillFormat(
        String id,
        String title,
        CostBasis basis,
        List<Set<String>> has,
        Set<String> lacks,
        List<MappingRule> rules,
        List<RefusalRule> refusals) {
    public BillFormat {
        has = List.copyOf(has);
        lacks = Set.copyOf(lacks);
        rules = List.copyOf(rules);
        refusals = List.copyOf(refusals);
    }

    /** What the table says of a field's source, for people. */
    public String sourceOf(FocusColumn field) {
        List<String> sources = rules.stream()
                .filter(rule -> rule.field() == field)
                .map(rule -> rule.source().toString())
                .distinct()
                .toList();
        return String.join("; ", sources);
    }

    List<MappingRule> rulesOf(FocusColumn field) {
        return rules.stream().filter(rule -> rule.field() == field).toList();
    }

    /** Every column that any rule reads. */
    Set<String> columns() {
        Set<String> all = new LinkedHashSet<>();
        rules.forEach(rule -> {
            all.addAll(rule.source().columns());
            all.addAll(rule.when().columns());
        });
        refusals.forEach(rule -> all.addAll(rule.when().columns()));
        return all;
    }
}
