package dev.tollgate.ingest.export;

import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.ProviderId;
import java.util.Optional;

/**
 * Charges that belong together by what the bill says.
 *
 * @param providerName as the bill writes it
 * @param provider which of ours that is; empty when it is none
 */
public record BillGroup(String providerName, Optional<ProviderId> provider, BillingPeriod period, String currency) {}
