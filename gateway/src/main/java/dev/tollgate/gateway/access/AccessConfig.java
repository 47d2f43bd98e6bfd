package dev.tollgate.gateway.access;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** How the first keys come into the world. */
@ConfigMapping(prefix = "tollgate.access")
public interface AccessConfig {
    /**
     * Where three keys, one a role, are written when the service starts and has none ({@code
     * TOLLGATE_ACCESS_FIRST_KEYS_FILE}): a JSON object, readable by its owner only. Not set: none are made, and nobody
     * gets in until there is one.
     */
    Optional<Path> firstKeysFile();
}
