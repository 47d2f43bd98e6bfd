package dev.tollgate.ingest.trust;

/** Port: the reading of bodies, bounded in size, depth and numbers. */
public interface WebhookBodies {
    /**
     * Of a delivery whose checks held. Never fails: a body that cannot be read, or names no id, is its own digest.
     */
    EventIdentity identity(Delivery delivery, TrustPolicy policy);

    /**
     * Before trust, and only where the policy has a refetch: what the object is called, without building anything of the
     * rest. Its {@code eventId}, {@code objectId} and {@code type} are those of {@link #identity}; the latter two are
     * empty where the body does not say, or not as it must.
     */
    EventIdentity claimed(Delivery delivery, TrustPolicy policy);
}
