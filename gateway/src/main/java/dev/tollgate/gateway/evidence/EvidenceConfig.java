package dev.tollgate.gateway.evidence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where evidence is kept. */
@ConfigMapping(prefix = "tollgate.evidence")
public interface EvidenceConfig {
    /**
     * The folder of all artefacts ({@code TOLLGATE_EVIDENCE_FOLDER}), made at the first use; replicas share it (D3).
     */
    @WithDefault("artifacts/billing-confidence")
    Path folder();
}
