package dev.tollgate.ingest.format;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which cost a bill's cost column holds, where providers deliver two kinds under one header. */
public enum CostBasis {
    /** What is invoiced: a commitment is billed when it is bought, and its usage is free. */
    ACTUAL,
    /** A commitment is spread over its term; the sum is not what is invoiced. */
    AMORTIZED;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CostBasis> of(String id) {
        return Arrays.stream(values()).filter(basis -> basis.id().equals(id)).findFirst();
    }
}
