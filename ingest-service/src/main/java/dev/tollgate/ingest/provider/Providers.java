package dev.tollgate.ingest.provider;

import dev.tollgate.kernel.ProviderId;

/** Port: the tier-1 providers, each by its own adapter. */
@FunctionalInterface
public interface Providers {
    BillingProvider of(ProviderId id);
}
