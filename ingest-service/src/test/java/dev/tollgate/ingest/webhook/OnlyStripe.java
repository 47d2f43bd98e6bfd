package dev.tollgate.ingest.webhook;

import dev.tollgate.ingest.trust.SignatureRule;
import dev.tollgate.ingest.trust.TrustPolicies;
import dev.tollgate.ingest.trust.TrustPolicy;
import dev.tollgate.ingest.trust.TrustPolicy.EventRule;
import dev.tollgate.ingest.trust.TrustPolicy.TokenRule;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** One policy, whose token has a header of its own name. */
final class OnlyStripe implements TrustPolicies {
    private final TrustPolicy policy = new TrustPolicy(
            "stripe",
            Optional.empty(),
            Optional.of(new TokenRule("X-Hook-Proof", "", List.of())),
            Optional.of(new SignatureRule.Stripe(Duration.ofSeconds(300), List.of())),
            Optional.empty(),
            new EventRule(List.of("/id"), Optional.empty(), Optional.empty(), List.of()),
            Optional.empty());

    @Override
    public Optional<TrustPolicy> of(String provider) {
        return provider.equals("stripe") ? Optional.of(policy) : Optional.empty();
    }

    @Override
    public Collection<TrustPolicy> all() {
        return List.of(policy);
    }
}
