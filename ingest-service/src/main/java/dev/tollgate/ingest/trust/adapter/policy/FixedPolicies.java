package dev.tollgate.ingest.trust.adapter.policy;

import dev.tollgate.ingest.trust.TrustPolicies;
import dev.tollgate.ingest.trust.TrustPolicy;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Read once, at the start: what is believed does not change while nobody looks. */
record FixedPolicies(Map<String, TrustPolicy> byProvider) implements TrustPolicies {
    @Override
    public Optional<TrustPolicy> of(String provider) {
        return Optional.ofNullable(byProvider.get(provider));
    }

    @Override
    public Collection<TrustPolicy> all() {
        return byProvider.values();
    }
}
