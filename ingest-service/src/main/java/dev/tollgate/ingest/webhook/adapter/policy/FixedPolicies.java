package dev.tollgate.ingest.webhook.adapter.policy;

import dev.tollgate.ingest.webhook.TrustPolicies;
import dev.tollgate.ingest.webhook.TrustPolicy;
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
