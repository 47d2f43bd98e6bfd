package dev.tollgate.ingest.statement;

import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.Sha256;
import java.time.Instant;
import java.util.List;

/**
 * What a provider states for one month, from a source independent of its export.
 *
 * @param digest of the statement's file as it lies
 * @param asOf up to when the provider had counted
 * @param source where the statement comes from, in the provider's words: an invoice, a cost API
 * @param origin whether it is a file, or what the provider's interface answered
 */
public record Statement(
        Sha256 digest,
        CostMetric metric,
        Money total,
        Instant asOf,
        String source,
        StatementOrigin origin,
        List<BreakdownCell> breakdown) {
    public Statement {
        breakdown = List.copyOf(breakdown);
    }

    public Statement from(StatementOrigin other) {
        return new Statement(digest, metric, total, asOf, source, other, breakdown);
    }
}
