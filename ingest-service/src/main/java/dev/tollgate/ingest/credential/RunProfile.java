package dev.tollgate.ingest.credential;

import java.util.List;

/**
 * Under which profile this process runs.
 *
 * @param names as in {@code QUARKUS_PROFILE}: one, or several between commas
 */
public record RunProfile(String names) {
    /** Whatever is not told to be for development or tests is production: a profile with a name of its own too. */
    public boolean isProduction() {
        List<String> each =
                List.of(names.split(",", -1)).stream().map(String::strip).toList();
        return each.contains("prod") || !(each.contains("dev") || each.contains("test"));
    }
}
