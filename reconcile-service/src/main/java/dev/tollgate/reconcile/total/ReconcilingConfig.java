package dev.tollgate.reconcile.total;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** What an operator may choose about reconciling. */
@ConfigMapping(prefix = "tollgate.reconcile")
public interface ReconcilingConfig {
    /**
     * The limits file (B5), {@code TOLLGATE_RECONCILE_LIMITS_FILE}. It is read once, at start; a mistake in it stops the
     * start with the path of the wrong key. Without it the limits that are shipped with the service hold: 0.5 per cent
     * for each of the four providers, nothing absolute.
     */
    Optional<Path> limitsFile();
}
