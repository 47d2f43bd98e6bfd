package dev.tollgate.gateway.gate;

import java.util.Optional;
import java.util.Set;

/** The policies of this installation; read and checked at start. */
public interface Policies {
    Optional<Policy> find(String name);

    Set<String> names();

    /** Whether policies with a notice are among them. */
    boolean demonstrations();
}
