package dev.tollgate.canary.safety;

import java.util.List;

/** What the prefix of a target's key says. The key itself stays with the one who sends it (promise 4). */
public enum KeyKind {
    SANDBOX,
    LIVE,
    UNKNOWN;

    private static final List<String> SANDBOX_PREFIXES = List.of("sandbox_", "test_", "sk_test_");
    private static final List<String> LIVE_PREFIXES = List.of("live_", "sk_live_");

    public static KeyKind of(String key) {
        if (LIVE_PREFIXES.stream().anyMatch(key::startsWith)) {
            return LIVE;
        }
        return SANDBOX_PREFIXES.stream().anyMatch(key::startsWith) ? SANDBOX : UNKNOWN;
    }
}
