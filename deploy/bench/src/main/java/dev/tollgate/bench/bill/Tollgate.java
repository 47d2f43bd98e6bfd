package dev.tollgate.bench.bill;

import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.export.PartFiles;
import dev.tollgate.ingest.export.PartReading;
import dev.tollgate.ingest.export.Scope;
import dev.tollgate.ingest.format.CostBasis;
import dev.tollgate.ingest.platform.BillFiles;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.ProviderId;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Our whole job, through the port that a run goes through: recognise, normalise, check, build the cube, digest. */
final class Tollgate implements Side {
    private static final Optional<Scope> SCOPE = Optional.of(new Scope(ProviderId.AWS, BillingPeriod.of("2026-09")));

    /** As the service has them by default. */
    private static final Limits LIMITS = new Limits(10L << 30, 1 << 20, 1_000, 10_000, 1_000_000);

    private final PartFiles files = BillFiles.reading(CostBasis.ACTUAL, LIMITS);

    @Override
    public Answer read(Path file) {
        PartReading reading =
                files.read(file, SCOPE, LIMITS.decompressedBytes()).reading();
        if (reading.countedRows() != reading.rows()) {
            throw new IllegalStateException("rows were set aside or quarantined");
        }
        Map<String, BigDecimal> totals = new HashMap<>();
        for (CostMetric metric : CostMetric.values()) {
            reading.cells().values().stream()
                    .map(sums -> sums.total(metric))
                    .reduce(BigDecimal::add)
                    .ifPresent(total -> totals.put(metric.column(), total));
        }
        return new Answer(reading.rows(), reading.cells().size(), totals);
    }

    private record Limits(long decompressedBytes, int recordChars, int columns, int parts, int cells)
            implements IngestConfig.Limits {}
}
