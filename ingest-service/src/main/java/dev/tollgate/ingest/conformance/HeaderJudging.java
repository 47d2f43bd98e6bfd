package dev.tollgate.ingest.conformance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** What the rules about column names say of one header. A name is judged as it stands: no case, no blank is forgiven. */
final class HeaderJudging {
    private static final String CUSTOM = "x_";
    private static final Pattern CUSTOM_STYLE = Pattern.compile("x_[A-Z][A-Za-z0-9]*");
    private static final int PER_CENT = 100;

    private final List<String> header;
    private final Set<String> columns;
    private final Set<String> mandatory;

    HeaderJudging(List<String> header, Set<String> columns, Set<String> mandatory) {
        this.header = header;
        this.columns = columns;
        this.mandatory = mandatory;
    }

    RuleResult judge(Rule rule, Check.OfHeader check) {
        List<String> needed = rule.when().present();
        if (!needed.isEmpty() && needed.stream().noneMatch(header::contains)) {
            return RuleResult.notExercised(rule, "the header has none of " + String.join(", ", needed));
        }
        List<Long> places =
                switch (check) {
                    case Check.FocusAtAll(int percent) -> whole(!isFocus(percent));
                    case Check.Present _ -> whole(!header.contains(rule.column()));
                    case Check.NamesOnce _ -> places(i -> header.subList(0, i).contains(header.get(i)));
                    case Check.NamesKnown _ -> places(i -> !isDefined(i) && !isCustom(i));
                    case Check.NamesShort(int maxChars) ->
                        places(i -> header.get(i).length() > maxChars);
                    case Check.NamesCustomStyle _ ->
                        places(i -> isCustom(i)
                                && !CUSTOM_STYLE.matcher(header.get(i)).matches());
                    case Check.NamesCustomLast _ -> places(this::isBehindCustom);
                };
        boolean aboutNames = rule.column().isEmpty() && !(check instanceof Check.FocusAtAll);
        long judged = aboutNames ? header.size() : 1;
        List<Long> first = places.stream()
                .filter(place -> place > 0)
                .limit(FirstLines.MAX_PLACES)
                .toList();
        return RuleResult.counted(rule, judged, places.size(), first);
    }

    /** True where the header has so many per cent of the mandatory columns. */
    boolean isFocus(int percent) {
        long there = new HashSet<>(header).stream().filter(mandatory::contains).count();
        return there * PER_CENT >= (long) mandatory.size() * percent;
    }

    private boolean isDefined(int index) {
        return columns.contains(header.get(index));
    }

    private boolean isCustom(int index) {
        return header.get(index).startsWith(CUSTOM);
    }

    private boolean isBehindCustom(int index) {
        return isDefined(index) && header.subList(0, index).stream().anyMatch(name -> name.startsWith(CUSTOM));
    }

    /** The header as a whole, which has no place in itself. */
    private static List<Long> whole(boolean fails) {
        return fails ? List.of(0L) : List.of();
    }

    private List<Long> places(IntPredicate fails) {
        List<Long> places = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            if (fails.test(i)) {
                places.add(i + 1L);
            }
        }
        return places;
    }
}
