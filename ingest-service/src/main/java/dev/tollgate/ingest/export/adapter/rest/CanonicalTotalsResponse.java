package dev.tollgate.ingest.export.adapter.rest;

import dev.tollgate.ingest.export.CanonicalTotals;
import dev.tollgate.ingest.export.MetricTotal;
import dev.tollgate.ingest.statement.BreakdownCell;
import dev.tollgate.ingest.statement.TotalsQuestion;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.ExactDecimal;
import dev.tollgate.kernel.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(name = "CanonicalTotals", description = "Our own sums of the providers' charges for one month and mode.")
record CanonicalTotalsResponse(
        @Schema(description = "The month as the bills name it, YYYY-MM.", examples = "2026-09")
        String billingPeriod,

        @Schema(description = "Where the charges come from: deterministic or live (A2).")
        String mode,

        @Schema(description = "Of each provider whose newest run is completed; in the order openops, aws, azure, gcp.")
        List<ExportEntry> exports,

        @Schema(
                description =
                        "Every provider whose newest run is not completed. What it held before is not listed: late or failed evidence is never good.")
        List<IncompleteEntry> incomplete) {

    static CanonicalTotalsResponse of(TotalsQuestion question, CanonicalTotals.Answer answer) {
        return new CanonicalTotalsResponse(
                question.period().toString(),
                question.mode().id(),
                answer.exports().stream().map(ExportEntry::of).toList(),
                answer.incomplete().stream().map(IncompleteEntry::of).toList());
    }

    @RegisterForReflection
    @Schema(name = "CanonicalExport", description = "The export that stands for a provider now.")
    record ExportEntry(
            @Schema(description = "openops, aws, azure or gcp.")
            String provider,

            @Schema(description = "The set of distinct parts that is summed.")
            UUID exportId,

            @Schema(description = "The newest run that delivered it.")
            UUID runId,

            @Schema(description = "SHA-256 over the sorted content digests of the distinct parts, one a line.")
            String contentDigest,

            @Schema(
                    description =
                            "Up to when the provider had counted: the FOCUS metadata's, else the manifest's, else when the newest file was written. UTC.")
            Instant asOf,

            @Schema(
                    description =
                            "Who says so: METADATA (delivered with the export), MANIFEST or OBJECT (the files' times).")
            String asOfSource,

            @Schema(
                    description =
                            "COMPLETE when everything is in that the provider had counted by then, PARTIAL when not, UNKNOWN when nobody says.")
            String completeness,

            @Schema(description = "Who says so: METADATA or MANIFEST. Absent when nobody does.")
            Optional<String> completenessSource,

            @Schema(
                    description =
                            "OPEN, CLOSED or UNKNOWN. A closed month takes no other content unless somebody accepts that.")
            String periodState,

            RowsEntry rows,
            PartsEntry parts,

            @Schema(
                    description =
                            "Cost columns that some counted rows lack; they are not totalled. Absent when there is none.")
            Optional<List<String>> metricsIncomplete,

            @Schema(
                    description =
                            "Cost columns that a part stores in binary floating point, with more digits than that surely keeps (15 of a double, 6 of a float): summed exactly as written, and what was meant is not known. Absent when there is none.")
            Optional<List<String>> metricsInexact,

            @Schema(
                    description =
                            "One for each metric that every counted row has, and each currency. Empty for an export of nothing, which is a known zero.")
            List<TotalEntry> totals,

            @Schema(
                    description =
                            "What speaks against the totals until somebody accepts it, or a delivery without it comes. Absent when there is nothing.")
            Optional<List<JumpEntry>> suspicions,

            @Schema(
                    description =
                            "Runs that brought other content for this closed month since it was last delivered as it stands, newest first. They changed nothing. Absent when there are none.")
            Optional<List<ChangeAttemptEntry>> changeAttempts) {

        static ExportEntry of(CanonicalTotals.CurrentExport export) {
            return new ExportEntry(
                    export.provider().id(),
                    export.exportId(),
                    export.runId(),
                    export.contentDigest().hex(),
                    export.delivery().asOf(),
                    export.delivery().asOfBy().name(),
                    export.delivery().completeness().name(),
                    export.delivery().completenessBy().map(Enum::name),
                    export.delivery().periodState().name(),
                    RowsEntry.of(export.rows()),
                    new PartsEntry(export.parts().counted(), export.parts().repeated()),
                    columns(export.metricsIncomplete()),
                    columns(export.metricsInexact()),
                    export.totals().stream().map(TotalEntry::of).toList(),
                    JumpEntry.of(export.jumps()),
                    ChangeAttemptEntry.of(export.changeAttempts()));
        }
    }

    @RegisterForReflection
    @Schema(name = "ChangeAttempt", description = "A run that would have changed a closed month.")
    record ChangeAttemptEntry(
            UUID runId,
            @Schema(description = "When it ended.") Instant at,

            @Schema(description = "Of what it brought.") String contentDigest,

            @Schema(description = "What that sums to; it counts nowhere.")
            List<TotalEntry> totals) {

        static Optional<List<ChangeAttemptEntry>> of(List<CanonicalTotals.ChangeAttempt> attempts) {
            return attempts.isEmpty()
                    ? Optional.empty()
                    : Optional.of(attempts.stream().map(ChangeAttemptEntry::of).toList());
        }

        private static ChangeAttemptEntry of(CanonicalTotals.ChangeAttempt attempt) {
            return new ChangeAttemptEntry(
                    attempt.runId(),
                    attempt.at(),
                    attempt.contentDigest().hex(),
                    attempt.totals().stream().map(TotalEntry::of).toList());
        }
    }

    static Optional<List<String>> columns(List<CostMetric> metrics) {
        return metrics.isEmpty()
                ? Optional.empty()
                : Optional.of(metrics.stream().map(CostMetric::column).toList());
    }

    @RegisterForReflection
    @Schema(name = "PartCounts", description = "How many parts were counted, and how many repeated the content of one.")
    record PartsEntry(int counted, int repeated) {}

    @RegisterForReflection
    @Schema(name = "MetricTotal", description = "The exact sum of one FOCUS cost column in one currency.")
    record TotalEntry(
            @Schema(description = "BilledCost, EffectiveCost, ListCost or ContractedCost.")
            String metric,

            Money total,

            @Schema(description = "The kind of bill: focus, aws-cur, azure-actual, azure-amortized or gcp-billing.")
            String format,

            @Schema(
                    description =
                            "The bill's columns that the amounts come from, in the words of the format's mapping table. Where rows of one kind come from another column than those of another kind, a semicolon stands between.",
                    examples = "lineItem/UnblendedCost")
            String source,

            @Schema(description = "The same sum in slices, for each dimension that was asked for; empty when none was.")
            List<SliceEntry> breakdown) {

        static TotalEntry of(MetricTotal total) {
            return new TotalEntry(
                    total.metric().column(),
                    total.total(),
                    total.origin().format(),
                    total.origin().source(),
                    total.breakdown().stream().map(SliceEntry::of).toList());
        }
    }

    @RegisterForReflection
    @Schema(name = "TotalSlice", description = "A part of the total, in its currency.")
    record SliceEntry(
            @Schema(description = "service, account, day or chargeCategory.")
            String dimension,

            @Schema(
                    description =
                            "Which one; empty where the bill names none. A day is YYYY-MM-DD in the provider's billing zone.")
            String key,

            @Schema(description = "An exact decimal, as a string.")
            String amount) {

        static SliceEntry of(BreakdownCell cell) {
            return new SliceEntry(cell.dimension().id(), cell.key(), ExactDecimal.plain(cell.amount()));
        }
    }

    @RegisterForReflection
    @Schema(name = "IncompleteProvider", description = "A provider whose newest run has not brought its bills in.")
    record IncompleteEntry(
            @Schema(description = "openops, aws, azure or gcp.")
            String provider,

            @Schema(description = "Its newest run.") UUID runId,

            @Schema(description = "QUEUED, RUNNING or FAILED.")
            String state,

            @Schema(description = "The code of a failed run; absent otherwise.")
            Optional<String> reason) {

        static IncompleteEntry of(CanonicalTotals.Incomplete incomplete) {
            return new IncompleteEntry(
                    incomplete.provider().id(),
                    incomplete.runId(),
                    incomplete.state().name(),
                    incomplete.reason().map(Enum::name));
        }
    }
}
