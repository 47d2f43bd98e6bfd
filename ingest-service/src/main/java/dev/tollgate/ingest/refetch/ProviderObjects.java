package dev.tollgate.ingest.refetch;

import dev.tollgate.ingest.trust.TrustPolicy;

/** Port: the objects of payment providers' APIs. Blocks; called from virtual threads only. */
@FunctionalInterface
public interface ProviderObjects {
    /** Asks once, in bounded time, and compares with what the delivery claims. Never while a transaction is open. */
    ProviderAnswer ask(TrustPolicy policy, WaitingWebhook webhook);
}
