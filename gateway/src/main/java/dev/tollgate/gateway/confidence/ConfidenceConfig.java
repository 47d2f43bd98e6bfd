package dev.tollgate.gateway.confidence;

import io.smallrye.config.ConfigMapping;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Coverage floors of this installation, over those of the policy files (C3). */
@ConfigMapping(prefix = "tollgate.confidence")
public interface ConfidenceConfig {
    /**
     * Floors by module name. For a module that a policy knows, what is given here wins; one that it does not know needs
     * all three values, and then binds in every tier that has coverage checks. {@code
     * BILLING_COVERAGE_MIN_ROUTERS_LINE}, {@code …_ROUTERS_BRANCH}, {@code …_UTILS_LINE} and {@code …_UTILS_BRANCH} set
     * the four that the teams' scripts know.
     */
    Map<String, Module> coverage();

    /** One module's floors. */
    interface Module {
        /** How the file's path ends, for example {@code routers/billing.py}. */
        Optional<String> path();

        /** The least share of lines that tests must reach, in per cent, inclusive. */
        Optional<BigDecimal> minLine();

        /** The least share of branches that tests must reach, in per cent, inclusive. */
        Optional<BigDecimal> minBranch();
    }
}
