package dev.tollgate.ingest.trust;

import dev.tollgate.ingest.trust.Secrets.SecretUnavailable;

/** Decides what of a delivery is believed. Blocks while it resolves secrets: call it from a virtual thread. */
@FunctionalInterface
public interface Judge {
    /** @throws SecretUnavailable when a key that is needed does not resolve: nothing is known of the delivery */
    Judgement judge(Delivery delivery, TrustPolicy policy) throws SecretUnavailable;
}
