package dev.tollgate.ingest.statement;

import dev.tollgate.ingest.credential.IngestMode;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.ProblemException;
import dev.tollgate.kernel.ProviderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Of which month, mode and provider totals are asked for. */
public record TotalsQuestion(BillingPeriod period, IngestMode mode, Optional<ProviderId> provider) {
    /** @throws ProblemException naming every parameter that is missing or unknown */
    public static TotalsQuestion of(@Nullable String period, @Nullable String mode, @Nullable String provider) {
        List<FieldError> errors = new ArrayList<>();
        Optional<BillingPeriod> month = period(period);
        Optional<IngestMode> ingestMode = mode == null ? Optional.empty() : IngestMode.of(mode);
        Optional<ProviderId> one = provider == null ? Optional.empty() : ProviderId.of(provider);
        if (month.isEmpty()) {
            errors.add(new FieldError("billingPeriod", "is required and written YYYY-MM"));
        }
        if (ingestMode.isEmpty()) {
            errors.add(new FieldError("mode", "is required: deterministic or live"));
        }
        if (provider != null && one.isEmpty()) {
            errors.add(new FieldError("provider", "is none of " + ProviderId.tierOne()));
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(new Problem.InvalidRequest("The request has mistakes.", errors));
        }
        return new TotalsQuestion(month.orElseThrow(), ingestMode.orElseThrow(), one);
    }

    private static Optional<BillingPeriod> period(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(BillingPeriod.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
