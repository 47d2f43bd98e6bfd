package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.export.Origins;
import dev.tollgate.ingest.export.Overlap;
import dev.tollgate.ingest.export.PartOutcome;
import dev.tollgate.ingest.export.QuarantinedRow;
import dev.tollgate.ingest.export.SetAside;
import dev.tollgate.ingest.export.TotallingFiles;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.ProviderId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/**
 * What {@code totals --json} prints.
 *
 * @param whole false when a row or a file had to be left out, or rows may be counted twice
 * @param inexact the totals of amounts that a file stores in binary floating point
 * @param overlap the two files that have most rows in common though neither is a copy of the other
 */
@RegisterForReflection
record TotalsReport(
        boolean whole,
        long rows,
        long quarantined,
        List<Sum> totals,
        List<String> incomplete,
        List<String> inexact,
        List<BillFile> files,
        List<Refused> quarantine,
        List<TotallingFiles.Unreadable> unreadable,
        Optional<Overlap> overlap) {

    static TotalsReport of(TotallingFiles.FileTotals totals) {
        return new TotalsReport(
                totals.isWhole(),
                totals.rows(),
                totals.quarantined(),
                totals.sums().stream().map(sum -> Sum.of(sum, totals.origins())).toList(),
                totals.incomplete(),
                totals.inexact(),
                totals.files().stream().map(BillFile::of).toList(),
                totals.quarantine().stream().map(Refused::of).toList(),
                totals.unreadable(),
                totals.overlap());
    }

    /**
     * @param provider absent when the bill's provider is none of ours
     * @param billingPeriod absent when the bill does not state it
     * @param source the bill's columns that the amounts come from
     */
    @RegisterForReflection
    record Sum(
            Optional<String> provider,
            String providerName,
            Optional<String> billingPeriod,
            String format,
            String metric,
            String source,
            Money total,
            long rows) {
        static Sum of(SetAside sum, Origins origins) {
            return new Sum(
                    sum.group().provider().map(ProviderId::id),
                    sum.group().providerName(),
                    sum.group().period().map(BillingPeriod::toString),
                    sum.group().format(),
                    sum.metric().column(),
                    origins.of(sum.group().format(), sum.metric()).source(),
                    sum.total(),
                    sum.rows());
        }
    }

    /** @param sha256 of the decompressed content */
    @RegisterForReflection
    record BillFile(
            String file,
            String format,
            String sha256,
            String fileSha256,
            long rows,
            long quarantined,
            Optional<String> repeats) {
        static BillFile of(PartOutcome part) {
            return new BillFile(
                    part.name(),
                    part.format(),
                    part.sha256().hex(),
                    part.fileSha256().hex(),
                    part.rows(),
                    part.quarantined(),
                    part.repeats());
        }
    }

    @RegisterForReflection
    record Refused(String file, long line, Optional<String> column, String reason) {
        static Refused of(QuarantinedRow row) {
            return new Refused(
                    row.part(),
                    row.line(),
                    row.column().isEmpty() ? Optional.empty() : Optional.of(row.column()),
                    row.reason().name());
        }
    }
}
