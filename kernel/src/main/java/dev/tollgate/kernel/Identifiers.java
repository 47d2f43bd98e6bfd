package dev.tollgate.kernel;

import java.util.UUID;

/** The one source of random ids. Production draws them securely; a test gives a seed and prints it. */
@FunctionalInterface
public interface Identifiers {
    UUID next();
}
