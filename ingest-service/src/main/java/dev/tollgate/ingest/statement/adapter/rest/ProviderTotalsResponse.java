package dev.tollgate.ingest.statement.adapter.rest;

import dev.tollgate.ingest.statement.BreakdownCell;
import dev.tollgate.ingest.statement.StatedTotal;
import dev.tollgate.ingest.statement.TotalsQuestion;
import dev.tollgate.kernel.ExactDecimal;
import dev.tollgate.kernel.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(name = "ProviderTotals", description = "What the providers themselves state for one month and mode.")
record ProviderTotalsResponse(
        @Schema(description = "The month as the bills name it, YYYY-MM.", examples = "2026-09")
        String billingPeriod,

        @Schema(description = "Where the statements come from: deterministic or live (A2).")
        String mode,

        @Schema(
                description =
                        "In tier-1 order. A provider whose newest run is not completed, or brought no statement, is not listed: an older statement never stands in.")
        List<StatementEntry> statements) {

    static ProviderTotalsResponse of(TotalsQuestion question, List<StatedTotal> stated) {
        return new ProviderTotalsResponse(
                question.period().toString(),
                question.mode().id(),
                stated.stream().map(StatementEntry::of).toList());
    }

    @RegisterForReflection
    @Schema(name = "ProviderStatement", description = "One provider's own statement.")
    record StatementEntry(
            @Schema(description = "openops, aws, azure or gcp.")
            String provider,

            @Schema(description = "The run that brought it in.")
            UUID runId,

            @Schema(description = "SHA-256 of statement.json as it lay.")
            String statementDigest,

            @Schema(description = "The FOCUS cost column that the total is of.")
            String metric,

            @Schema(description = "The stated total, exact.")
            Money total,

            @Schema(description = "Up to when the provider had counted, UTC.")
            Instant asOf,

            @Schema(description = "Where it comes from, in the provider's words.")
            String source,

            @Schema(
                    description =
                            "Who put it into words: file (somebody laid it down) or api (the provider's interface, asked by us).",
                    enumeration = {"file", "api"})
            String origin,

            @Schema(description = "The stated slices; empty when the statement has none.")
            List<Slice> breakdown) {

        static StatementEntry of(StatedTotal stated) {
            return new StatementEntry(
                    stated.provider().id(),
                    stated.runId(),
                    stated.statement().digest().hex(),
                    stated.statement().metric().column(),
                    stated.statement().total(),
                    stated.statement().asOf(),
                    stated.statement().source(),
                    stated.statement().origin().id(),
                    stated.statement().breakdown().stream().map(Slice::of).toList());
        }
    }

    @RegisterForReflection
    @Schema(name = "StatedSlice", description = "A part of the stated total, in its currency.")
    record Slice(
            @Schema(description = "service, account, day or chargeCategory.")
            String dimension,

            @Schema(description = "Which service, account, day (YYYY-MM-DD) or category.")
            String key,

            @Schema(description = "An exact decimal, as a string.")
            String amount) {

        static Slice of(BreakdownCell cell) {
            return new Slice(cell.dimension().id(), cell.key(), ExactDecimal.plain(cell.amount()));
        }
    }
}
