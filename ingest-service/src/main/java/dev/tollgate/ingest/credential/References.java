package dev.tollgate.ingest.credential;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which reference has its secret where (A3).
 *
 * @param locations by the key, which is what follows {@code cred://}
 * @param mistakes what is wrong with the text, by the number of the entry; never its words, which may be a secret
 */
record References(Map<String, String> locations, List<String> mistakes) {
    private static final int MOST_ENTRIES = 1_000;
    private static final int LONGEST_REFERENCE = 200;

    References {
        locations = Map.copyOf(locations);
        mistakes = List.copyOf(mistakes);
    }

    static References of(String text) {
        Map<String, String> locations = new HashMap<>();
        Set<String> mistakes = new LinkedHashSet<>();
        String[] entries = text.split("[,\n\r]", MOST_ENTRIES + 1);
        if (entries.length > MOST_ENTRIES) {
            return new References(Map.of(), List.of("has more than " + MOST_ENTRIES + " entries"));
        }
        for (int i = 0; i < entries.length; i++) {
            String entry = entries[i].strip();
            int equals = entry.indexOf('=');
            if (entry.isEmpty()) {
                // A line break at the end, or after a comma, says nothing.
                continue;
            }
            String key = equals < 0 ? "" : entry.substring(0, equals).strip();
            String location = entry.substring(equals + 1).strip();
            if (location.isEmpty() || !isReference(LiveReadiness.REFERENCE_SCHEME + key)) {
                mistakes.add("entry " + (i + 1) + " is not key=location");
            } else if (locations.put(key, location) != null) {
                mistakes.add("entry " + (i + 1) + " has the key of another");
            }
        }
        return new References(locations, List.copyOf(mistakes));
    }

    Optional<String> locationOf(String reference) {
        return Optional.ofNullable(locations.get(reference.substring(LiveReadiness.REFERENCE_SCHEME.length())));
    }

    /** Visible ASCII only: a reference is printed, and must not be able to hide or forge anything there. */
    static boolean isReference(String value) {
        return value.startsWith(LiveReadiness.REFERENCE_SCHEME)
                && value.length() > LiveReadiness.REFERENCE_SCHEME.length()
                && value.length() <= LONGEST_REFERENCE
                && value.chars().allMatch(c -> c > ' ' && c <= '~');
    }
}
