package dev.tollgate.ingest.trust;

import java.util.Collection;
import java.util.Optional;

/** Port: the policies in force. */
public interface TrustPolicies {
    /** Empty for a provider that nobody configured: nothing of it is taken. */
    Optional<TrustPolicy> of(String provider);

    Collection<TrustPolicy> all();
}
