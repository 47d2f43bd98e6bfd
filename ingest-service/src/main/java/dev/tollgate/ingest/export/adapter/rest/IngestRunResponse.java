package dev.tollgate.ingest.export.adapter.rest;

import dev.tollgate.ingest.export.Delivery;
import dev.tollgate.ingest.export.IngestRun;
import dev.tollgate.ingest.export.PartOutcome;
import dev.tollgate.ingest.export.QuarantinedRow;
import dev.tollgate.ingest.export.RunReport;
import dev.tollgate.ingest.export.SetAside;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.ProviderId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(name = "IngestRun", description = "One request to bring bills in, and what came of it.")
record IngestRunResponse(
        UUID id,
        @Schema(description = "openops, aws, azure or gcp.") String provider,
        @Schema(description = "YYYY-MM.") String billingPeriod,
        @Schema(description = "deterministic or live (A2).") String mode,

        @Schema(description = "The drop's folder, relative to the configured root; empty in mode live.")
        String drop,

        @Schema(description = "What whoever asked for it took upon himself; absent when nothing.")
        Optional<List<String>> accepted,

        @Schema(description = "QUEUED, RUNNING, COMPLETED or FAILED.")
        String state,

        @Schema(
                description =
                        "Why it failed, as a code: NO_EXPORT, PART_MISSING, PART_NOT_NAMED, PART_CHANGED, BAD_MANIFEST, BAD_STATEMENT, UNKNOWN_FORMAT, AMBIGUOUS_FORMAT, MISSING_COLUMN, COLUMN_TWICE, AMORTIZED_COST, ACTUAL_COST, UNNESTED_CREDITS, MIXED_FORMATS, OVERLAPPING_PARTS, NOT_CSV, BROKEN_GZIP, BROKEN_PARQUET, UNSUPPORTED_PARQUET, NOT_UTF8, TOO_LARGE, LINE_TOO_LONG, TOO_MANY_COLUMNS, TOO_MANY_PARTS, TOO_MANY_CELLS, AMOUNT_TOO_LARGE, LEAVES_ROOT, UNREADABLE, PERIOD_CLOSED, GIVEN_UP, INTERNAL_ERROR; of live runs also NOT_CONFIGURED, CREDENTIAL_NOT_FOUND, CREDENTIAL_DENIED, CREDENTIALS_SEALED, CREDENTIAL_EXPIRED, CREDENTIALS_TIMEOUT, CREDENTIAL_MALFORMED, CREDENTIALS_UNREACHABLE, CREDENTIAL_REFUSED, CLOCK_SKEW, HOST_REFUSED, PROVIDER_UNREACHABLE, PROVIDER_TIMEOUT, PROVIDER_THROTTLED, PROVIDER_ERROR, BAD_ANSWER, ANSWER_CUT_OFF, NO_STATEMENT. Absent unless FAILED.")
        Optional<String> reason,

        @Schema(description = "The same in words; absent when there is nothing to tell.")
        Optional<String> explanation,

        Instant requestedAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,

        @Schema(description = "The set of distinct parts that it found; absent unless COMPLETED.")
        Optional<UUID> exportId,

        @Schema(description = "True when the same set of parts was known already: nothing was counted again.")
        Optional<Boolean> repeatsExport,

        @Schema(description = "The export that stood for this provider, month and mode before, and does no more.")
        Optional<UUID> supersedesExport,

        @Schema(description = "Up to when the provider had counted.")
        Optional<Instant> asOf,

        @Schema(description = "Who says so: METADATA, MANIFEST or OBJECT.")
        Optional<String> asOfSource,

        @Schema(description = "COMPLETE, PARTIAL or UNKNOWN.")
        Optional<String> completeness,

        @Schema(description = "Who says so: METADATA or MANIFEST.")
        Optional<String> completenessSource,

        @Schema(description = "OPEN, CLOSED or UNKNOWN.") Optional<String> periodState,

        Optional<RowsEntry> rows,

        @Schema(description = "Cost columns that some counted rows lack; they are not totalled.")
        Optional<List<String>> metricsIncomplete,

        @Schema(
                description =
                        "Cost columns that a part stores in binary floating point, with more digits than that surely keeps (15 of a double, 6 of a float): summed exactly as written, and what was meant is not known.")
        Optional<List<String>> metricsInexact,

        @Schema(description = "Each part, in the order of the manifest or of the names. Not in lists of runs.")
        Optional<List<PartEntry>> parts,

        @Schema(description = "Charges of another provider or month than the run's, summed apart.")
        Optional<List<SetAsideEntry>> setAside,

        Optional<QuarantineEntry> quarantine,

        @Schema(description = "The canonical totals of the export.")
        Optional<List<CanonicalTotalsResponse.TotalEntry>> totals,

        @Schema(description = "What speaks against the totals; absent when there is nothing.")
        Optional<List<JumpEntry>> suspicions) {

    static IngestRunResponse of(IngestRun run) {
        return of(run, Optional.empty());
    }

    static IngestRunResponse of(RunReport report) {
        return of(report.run(), report.run().outcome().map(_ -> report));
    }

    private static IngestRunResponse of(IngestRun run, Optional<RunReport> report) {
        Optional<Delivery> delivery = run.outcome().map(IngestRun.Outcome::delivery);
        return new IngestRunResponse(
                run.id(),
                run.scope().provider().id(),
                run.scope().period().toString(),
                run.mode().id(),
                run.drop(),
                run.accepted().isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                run.accepted().stream().map(Enum::name).sorted().toList()),
                run.state().name(),
                run.reason().map(Enum::name),
                run.explanation().isEmpty() ? Optional.empty() : Optional.of(run.explanation()),
                run.requestedAt(),
                run.startedAt(),
                run.finishedAt(),
                run.outcome().map(IngestRun.Outcome::exportId),
                run.outcome().map(IngestRun.Outcome::repeatsExport),
                run.outcome().flatMap(IngestRun.Outcome::supersedesExport),
                delivery.map(Delivery::asOf),
                delivery.map(one -> one.asOfBy().name()),
                delivery.map(one -> one.completeness().name()),
                delivery.flatMap(Delivery::completenessBy).map(Enum::name),
                delivery.map(one -> one.periodState().name()),
                run.outcome().map(outcome -> RowsEntry.of(outcome.rows())),
                run.outcome().flatMap(outcome -> CanonicalTotalsResponse.columns(outcome.metricsIncomplete())),
                run.outcome().flatMap(outcome -> CanonicalTotalsResponse.columns(outcome.metricsInexact())),
                report.map(all -> all.parts().stream().map(PartEntry::of).toList()),
                report.map(all -> all.setAside().stream().map(SetAsideEntry::of).toList()),
                report.map(QuarantineEntry::of),
                report.map(all -> all.totals().stream()
                        .map(CanonicalTotalsResponse.TotalEntry::of)
                        .toList()),
                report.flatMap(all -> JumpEntry.of(all.jumps())));
    }

    @RegisterForReflection
    @Schema(name = "RunPart", description = "What became of one part.")
    record PartEntry(
            String name,

            @Schema(description = "The kind of bill that it is.")
            String format,

            @Schema(description = "COUNTED, or REPEATED when its content was counted already.")
            String outcome,

            @Schema(description = "Of the decompressed content.")
            String sha256,

            @Schema(description = "Of the file as it lies.") String fileSha256,
            long rows,
            long quarantined,

            @Schema(description = "The part with the same content.")
            Optional<String> repeats) {

        static PartEntry of(PartOutcome part) {
            return new PartEntry(
                    part.name(),
                    part.format(),
                    part.repeats().isPresent() ? "REPEATED" : "COUNTED",
                    part.sha256().hex(),
                    part.fileSha256().hex(),
                    part.rows(),
                    part.quarantined(),
                    part.repeats());
        }
    }

    @RegisterForReflection
    @Schema(name = "SetAside", description = "Charges that the bill ascribes to somebody else or to another month.")
    record SetAsideEntry(
            @Schema(description = "As the bill writes it.") String providerName,

            @Schema(description = "Which provider of ours that is; absent when it is none.")
            Optional<String> provider,

            String billingPeriod,

            @Schema(description = "The kind of bill that lists them.")
            String format,

            String metric,
            Money total,
            long rows) {

        static SetAsideEntry of(SetAside one) {
            return new SetAsideEntry(
                    one.group().providerName(),
                    one.group().provider().map(ProviderId::id),
                    one.group().periodText(),
                    one.group().format(),
                    one.metric().column(),
                    one.total(),
                    one.rows());
        }
    }

    @RegisterForReflection
    @Schema(name = "Quarantine", description = "Rows that could not be read.")
    record QuarantineEntry(
            @Schema(description = "How many there are.") long count,

            @Schema(description = "The first 100 of them, without their text.")
            List<SampleEntry> samples) {

        static QuarantineEntry of(RunReport report) {
            long count = report.run()
                    .outcome()
                    .map(outcome -> outcome.rows().quarantined())
                    .orElse(0L);
            return new QuarantineEntry(
                    count, report.quarantine().stream().map(SampleEntry::of).toList());
        }
    }

    @RegisterForReflection
    @Schema(name = "QuarantinedRow", description = "Where an unreadable row lies, and what is wrong with it.")
    record SampleEntry(
            String part,

            @Schema(description = "The physical line on which the record starts, from 1.")
            long line,

            @Schema(description = "Absent where the whole row is wrong.")
            Optional<String> column,

            @Schema(
                    description =
                            "RAGGED, MISSING_VALUE, BAD_AMOUNT, TOO_MANY_DIGITS, UNKNOWN_CURRENCY, PERIOD_UNKNOWN, BAD_DATE or BAD_TEXT.")
            String reason) {

        static SampleEntry of(QuarantinedRow row) {
            return new SampleEntry(
                    row.part(),
                    row.line(),
                    row.column().isEmpty() ? Optional.empty() : Optional.of(row.column()),
                    row.reason().name());
        }
    }
}
