package dev.tollgate.gateway.gate;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where a team's own policies are. */
@ConfigMapping(prefix = "tollgate.gate")
public interface GateConfig {
    /**
     * A folder of further {@code *.json} policies ({@code TOLLGATE_GATE_POLICIES_FOLDER}); one with the name of a
     * shipped policy takes its place. A mistake in any of them stops the start, with the path of the wrong key. Not
     * set: only {@code release} and {@code local-demo}.
     */
    Optional<Path> policiesFolder();
}
