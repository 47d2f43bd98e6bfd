package dev.tollgate.ingest.export;

import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.ProviderId;
import java.util.Optional;

/**
 * Charges that belong together by what the bill says.
 *
 * @param providerName as the bill writes it
 * @param provider which of ours that is; empty when it is none
 * @param period empty where neither the bill nor the delivery says it
 * @param format the id of the bill's format; the same charges in another format are not added to these
 */
public record BillGroup(
        String providerName,
        Optional<ProviderId> provider,
        Optional<BillingPeriod> period,
        String currency,
        String format) {

    /** The period for people: as {@code YYYY-MM}, or a word that none is stated. */
    public String periodText() {
        return period.map(BillingPeriod::toString).orElse("not stated");
    }
}
