package dev.tollgate.kernel.adapter.peer;

import java.util.Set;

/**
 * On whose behalf something is done.
 *
 * @param name the end user: an API key's id, a person, a pipeline, or a service acting on its own
 * @param roles what the end user may do
 * @param tenant whose data it is
 */
public record Caller(String name, Set<String> roles, String tenant) {
    /** The role of a service that acts on a schedule and not for anybody. */
    public static final String SERVICE_ROLE = "service";

    /** The role of whoever sends a webhook: known by an address only, and allowed nothing else. */
    public static final String WEBHOOK_ROLE = "webhook";

    public static final String DEFAULT_TENANT = "default";

    public Caller {
        roles = Set.copyOf(roles);
    }

    public static Caller service(String name) {
        return new Caller(name, Set.of(SERVICE_ROLE), DEFAULT_TENANT);
    }
}
