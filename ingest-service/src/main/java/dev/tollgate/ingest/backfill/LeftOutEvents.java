package dev.tollgate.ingest.backfill;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was left out so far: counted, and the first of those that are somebody's mistake. */
final class LeftOutEvents {
    /** How many mistakes and how many conflicts are shown. */
    static final int SHOWN = 20;

    private final Map<LeftOut, Long> counts = new EnumMap<>(LeftOut.class);
    private final List<Choice.Unreadable> unreadable = new ArrayList<>();
    private final List<Choice.Conflicting> conflicts = new ArrayList<>();

    LeftOutEvents() {
        for (LeftOut reason : LeftOut.values()) {
            counts.put(reason, 0L);
        }
    }

    void add(LeftOut reason) {
        counts.merge(reason, 1L, Long::sum);
    }

    void add(Choice.Unreadable one) {
        add(LeftOut.UNREADABLE);
        keepFirst(unreadable, one);
    }

    void add(Choice.Conflicting one) {
        add(LeftOut.CONFLICT);
        keepFirst(conflicts, one);
    }

    Map<LeftOut, Long> counts() {
        return counts;
    }

    List<Choice.Unreadable> unreadable() {
        return unreadable;
    }

    List<Choice.Conflicting> conflicts() {
        return conflicts;
    }

    private static <T> void keepFirst(List<T> shown, T one) {
        if (shown.size() < SHOWN) {
            shown.add(one);
        }
    }
}
