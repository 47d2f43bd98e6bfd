package dev.tollgate.ingest.conformance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which parents each text of a column has, with the first line of each pair: the answer is the same however the file was
 * split among workers. Bounded, so that a column of ever new texts does not fill the heap; what is beyond the bound
 * stays unproven and is told. Belongs to one worker.
 */
final class ParentBook {
    /** So many pairs are kept. */
    static final int MAX_PAIRS = 50_000;

    private static final int RECENT = 1024;

    private final Map<String, Map<String, Long>> firstLines = new HashMap<>();
    private final int[] pairs = new int[1];
    private final boolean[] isFull = new boolean[1];
    private final @Nullable Fact[] recentTexts = new @Nullable Fact[RECENT];
    private final @Nullable Fact[] recentParents = new @Nullable Fact[RECENT];

    void note(Fact text, Fact parent, long line) {
        int slot = (System.identityHashCode(text) + 31 * System.identityHashCode(parent)) & (RECENT - 1);
        if (recentTexts[slot] == text && recentParents[slot] == parent) {
            return;
        }
        recentTexts[slot] = text;
        recentParents[slot] = parent;
        note(text.text(), parent.text(), line);
    }

    void merge(ParentBook other) {
        isFull[0] |= other.isFull[0];
        other.firstLines.forEach((text, parents) -> parents.forEach((parent, line) -> note(text, parent, line)));
    }

    /** True where some pairs had to be left out. */
    boolean isFull() {
        return isFull[0];
    }

    /** For each text with more than one parent the line on which the second turned up, in order. */
    List<Long> conflicts() {
        return firstLines.values().stream()
                .filter(parents -> parents.size() > 1)
                .map(parents ->
                        parents.values().stream().sorted().skip(1).findFirst().orElseThrow())
                .sorted()
                .toList();
    }

    private void note(String text, String parent, long line) {
        Map<String, Long> parents = firstLines.get(text);
        if (parents != null && parents.containsKey(parent)) {
            parents.merge(parent, line, Math::min);
        } else if (pairs[0] < MAX_PAIRS) {
            pairs[0]++;
            firstLines.computeIfAbsent(text, _ -> new HashMap<>(2)).put(parent, line);
        } else {
            isFull[0] = true;
        }
    }
}
