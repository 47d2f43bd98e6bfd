package dev.tollgate.reconcile.total.adapter.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(
        name = "ProviderJudgement",
        description = "What is proven about one provider. What is known is shown whatever the verdict; what is not"
                + " known is absent, never zero.")
record ProviderResponse(
        @Schema(
                enumeration = {"openops", "aws", "azure", "gcp"},
                required = true)
        String provider,

        @Schema(
                description =
                        "False where the limits file says that this provider is shown and does not decide; else absent.")
        Optional<Boolean> required,

        @Schema(
                enumeration = {"MATCHED", "DRIFTED", "UNPROVEN"},
                required = true)
        String verdict,

        @Schema(
                description = "Why it is not MATCHED. Of several doubts the first in this order is named; any doubt"
                        + " outweighs a drift.",
                enumeration = {
                    "PEER_UNREACHABLE",
                    "INGEST_INCOMPLETE",
                    "MISSING_PROVIDER",
                    "MISSING_STATEMENT",
                    "CHANGED_MEANWHILE",
                    "WRONG_MODE",
                    "NOTHING_COUNTED",
                    "METRIC_MISMATCH",
                    "CURRENCY_MISMATCH",
                    "QUARANTINED_ROWS",
                    "INCOMPLETE_DELIVERY",
                    "INEXACT_AMOUNTS",
                    "TOTAL_JUMPED",
                    "CLOSED_PERIOD_CHANGED",
                    "FUTURE_AS_OF",
                    "STALE",
                    "SKEW",
                    "BREAKDOWN_INCONSISTENT",
                    "DRIFT_OVER_LIMIT",
                    "CELL_OVER_LIMIT"
                })
        Optional<String> reason,

        @Schema(description = "One sentence for people.", required = true)
        String explanation,

        @Schema(description = "The FOCUS cost column that the provider's statement is about.", examples = "BilledCost")
        Optional<String> metric,

        @Schema(description = "Our sum of the provider's export.")
        Optional<AmountResponse> canonicalTotal,

        @Schema(description = "When the provider made the export.")
        Optional<Instant> canonicalAsOf,

        @Schema(description = "What the provider itself states.")
        Optional<AmountResponse> providerTotal,

        @Schema(description = "When the provider said so.") Optional<Instant> providerAsOf,

        @Schema(description = "Canonical total minus provider total, signed and exact.")
        Optional<AmountResponse> drift,

        @Schema(
                description = "|drift| in per cent of |provider total|, four decimals, rounded half up for people to"
                        + " read; nothing is decided by it. Absent against a total of zero.",
                examples = "2.7778")
        Optional<String> variancePct,

        @Schema(
                description = "What |drift| may be, inclusive: the larger of the absolute limit and the percentage of"
                        + " |provider total|; exact, and so sometimes finer than money.")
        Optional<AmountResponse> limit,

        @Schema(description = "Rows of the export.") Optional<RowsResponse> rows,

        @Schema(description = "Files of the export.") Optional<PartsResponse> parts,

        @Schema(
                description = "Every cell of the dimensions by which the statement breaks its total down; empty when"
                        + " it does not.",
                required = true)
        List<CellResponse> cells) {

    @RegisterForReflection
    @Schema(name = "Amount", description = "An exact decimal in plain notation, and its currency.")
    record AmountResponse(
            @Schema(examples = "-3.2", required = true) String amount,

            @Schema(examples = "USD", description = "ISO 4217.", required = true)
            String currency) {}

    @RegisterForReflection
    @Schema(name = "Rows")
    record RowsResponse(
            @Schema(required = true) long read,

            @Schema(description = "Rows in our total.", required = true)
            long counted,

            @Schema(description = "Rows that could not be read.", required = true)
            long quarantined,

            @Schema(description = "Rows of another provider or month, which belong to another bill.", required = true)
            long setAside) {}

    @RegisterForReflection
    @Schema(name = "Parts")
    record PartsResponse(
            @Schema(required = true) long counted,

            @Schema(description = "Files with the content of another, counted once.", required = true)
            long repeated) {}

    @RegisterForReflection
    @Schema(
            name = "Cell",
            description = "One key of one dimension, in the currency of the provider total. A cell that one side lacks"
                    + " is a zero there.")
    record CellResponse(
            @Schema(
                    enumeration = {"service", "account", "day", "chargeCategory"},
                    required = true)
            String dimension,

            @Schema(examples = "AmazonEC2", required = true) String key,
            @Schema(required = true) String canonical,
            @Schema(required = true) String provider,

            @Schema(description = "Canonical minus provider, signed.", required = true)
            String drift,

            @Schema(description = "What |drift| of this cell may be, inclusive.", required = true)
            String limit,

            @Schema(required = true) boolean within) {}
}
