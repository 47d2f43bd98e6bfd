package dev.tollgate.gateway.gate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Which policies there are. */
@ConfigMapping(prefix = "tollgate.gate")
public interface GateConfig {
    /**
     * A folder of further {@code *.json} policies ({@code TOLLGATE_GATE_POLICIES_FOLDER}); one with the name of a
     * shipped policy takes its place. A mistake in any of them stops the start, with the path of the wrong key. Not
     * set: only those that are shipped.
     */
    Optional<Path> policiesFolder();

    /**
     * Whether policies with a notice are offered ({@code TOLLGATE_GATE_DEMONSTRATIONS}): {@code local-demo}, and any of
     * the folder that has one. Such a policy asks for less than a release needs, so a caller could pick the weaker gate;
     * leave it off wherever a verdict promotes anything.
     */
    @WithDefault("false")
    boolean demonstrations();
}
