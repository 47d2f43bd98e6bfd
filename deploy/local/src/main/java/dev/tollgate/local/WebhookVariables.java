package dev.tollgate.local;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the ingest service gets from this shell, and only when it is asked for: whose webhooks it takes, and where the
 * secrets are that their policies refer to. What live ingest is configured by stays outside, so that a shell in which a
 * production's variables lie cannot make this run ask a provider.
 *
 * @param values by their names, none of them blank
 */
record WebhookVariables(Map<String, String> values) {
    /** Which they are, as {@code --help} says it. */
    static final String NAMES = "TOLLGATE_WEBHOOK_*, TOLLGATE_CREDENTIAL_*, FICECAL_CREDENTIALS_BACKEND, "
            + "FICECAL_SECRET_RESOLVER_ENDPOINT";

    static final WebhookVariables NONE = new WebhookVariables(Map.of());

    private static final List<String> FAMILIES = List.of("TOLLGATE_WEBHOOK_", "TOLLGATE_CREDENTIAL_");
    private static final Set<String> SINGLE = Set.of("FICECAL_CREDENTIALS_BACKEND", "FICECAL_SECRET_RESOLVER_ENDPOINT");

    WebhookVariables {
        values = Map.copyOf(values);
    }

    static WebhookVariables of(Map<String, String> shell) {
        return new WebhookVariables(shell.entrySet().stream()
                .filter(variable ->
                        isOne(variable.getKey()) && !variable.getValue().isBlank())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** In alphabetical order. Their values are shown nowhere: one may be a secret by mistake. */
    List<String> names() {
        return values.keySet().stream().sorted().toList();
    }

    /** Whether any provider's webhooks are taken with them. */
    boolean takeSome() {
        return values.containsKey("TOLLGATE_WEBHOOK_PROVIDERS") || values.containsKey("TOLLGATE_WEBHOOK_POLICIES");
    }

    private static boolean isOne(String name) {
        return SINGLE.contains(name) || FAMILIES.stream().anyMatch(name::startsWith);
    }
}
