package dev.tollgate.gateway.confidence;

import java.util.List;
import java.util.Locale;

/** A coverage report, read. */
public record CoverageReport(Format format, List<ModuleCoverage> modules) {
    static final int MAX_MODULES = 20_000;

    public CoverageReport {
        modules = List.copyOf(modules);
    }

    /** Recognised by the root element. */
    public enum Format {
        JACOCO,
        COBERTURA;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
