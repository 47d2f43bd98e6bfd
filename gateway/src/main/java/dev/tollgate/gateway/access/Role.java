package dev.tollgate.gateway.access;

import java.util.Locale;
import java.util.Optional;

/** What the holder of a key may do; a key has exactly one. */
public enum Role {
    /** Registers releases, uploads reports, starts runs, asks for decisions. */
    PIPELINE,
    /** All of that, by a person. */
    OPERATOR,
    /** All of that, and issues and revokes keys. */
    ADMIN;

    /** For {@code @RolesAllowed}, which needs constants. */
    public static final String PIPELINE_ID = "pipeline";

    public static final String OPERATOR_ID = "operator";
    public static final String ADMIN_ID = "admin";

    /** The spelling in JSON, tables and tokens. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String id) {
        for (Role role : values()) {
            if (role.id().equals(id)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
