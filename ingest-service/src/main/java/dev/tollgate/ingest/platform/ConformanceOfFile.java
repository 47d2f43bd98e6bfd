package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.conformance.ConformanceReport;
import dev.tollgate.ingest.conformance.FocusVersion;
import dev.tollgate.ingest.conformance.RuleBook;
import dev.tollgate.ingest.conformance.Validating;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.IngestConfig;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Judges one file, without a container; what the command does, and what a benchmark measures. */
public final class ConformanceOfFile {
    private final RuleBook book;
    private final IngestConfig.Limits limits;

    public ConformanceOfFile(RuleBook book, IngestConfig.Limits limits) {
        this.book = book;
        this.limits = limits;
    }

    /**
     * @param asked the version to judge by
     * @param onlyRules the ids to judge by; empty means all
     * @throws ExportRefused when the file cannot be read to its end
     */
    public ConformanceReport judge(Path file, Optional<FocusVersion> asked, Set<String> onlyRules) {
        Validating validating = new Validating(book, asked, onlyRules);
        new RowFiles(limits).read(file, limits.decompressedBytes(), validating);
        return validating.report();
    }
}
