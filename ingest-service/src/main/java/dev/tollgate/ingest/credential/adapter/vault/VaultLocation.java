package dev.tollgate.ingest.credential.adapter.vault;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code mount:path/of/secret}: a mount may have slashes in its name, so that only a colon tells where it ends. The newest
 * version is read, always: one that is written down would not rotate.
 */
record VaultLocation(String mount, String path) {
    /** No segment that a server or a proxy could read as a step up, and nothing that would need escaping. */
    private static final String SEGMENTS =
            "(?!\\.{1,2}(?:/|$))[A-Za-z0-9_.~-]+(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9_.~-]+)*";

    private static final Pattern LOCATION = Pattern.compile("(?<mount>[^:]+):(?<path>[^:]+)");
    private static final Pattern PATH = Pattern.compile(SEGMENTS);
    private static final int LONGEST = 1_000;

    static Optional<VaultLocation> of(String text) {
        Matcher parts = LOCATION.matcher(text);
        if (text.length() > LONGEST
                || !parts.matches()
                || !isPath(parts.group("mount"))
                || !isPath(parts.group("path"))) {
            return Optional.empty();
        }
        return Optional.of(new VaultLocation(parts.group("mount"), parts.group("path")));
    }

    static boolean isPath(String text) {
        return PATH.matcher(text).matches();
    }
}
