package dev.tollgate.ingest.trust.matrix;

import dev.tollgate.ingest.trust.Key;
import dev.tollgate.ingest.trust.SignatureRule;
import dev.tollgate.ingest.trust.TrustPolicy;
import dev.tollgate.ingest.trust.adapter.policy.PolicyFiles;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Every shipped policy, as it is while a key rotates, and generic ones that nobody ships. */
final class MatrixPolicies {
    static final List<String> GENERIC = List.of("everything", "hmac", "hmac-and-token", "jwt", "jwt-shared", "token");

    private static final List<Key> ROTATING = List.of(
            key("current", Optional.empty()),
            key("old", Optional.empty()),
            key("retired", Optional.of(Instant.parse("2026-01-01T00:00:00Z"))));

    private MatrixPolicies() {}

    static List<TrustPolicy> all() {
        List<TrustPolicy> all = new ArrayList<>();
        PolicyFiles.SHIPPED.forEach(name -> all.add(rotating(PolicyFiles.shipped(name))));
        GENERIC.forEach(name -> all.add(generic(name)));
        return all;
    }

    static TrustPolicy generic(String name) {
        try {
            var file = Objects.requireNonNull(MatrixPolicies.class.getResource(name + ".json"));
            return PolicyFiles.of(Path.of(file.toURI()));
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static TrustPolicy rotating(TrustPolicy policy) {
        return new TrustPolicy(
                policy.provider(),
                policy.source(),
                policy.token(),
                policy.signature().map(rule -> switch (rule) {
                    case SignatureRule.Stripe stripe -> new SignatureRule.Stripe(stripe.tolerance(), ROTATING);
                    case SignatureRule.StandardWebhooks standard ->
                        new SignatureRule.StandardWebhooks(standard.tolerance(), ROTATING);
                    case SignatureRule.Hmac hmac -> hmac;
                    case SignatureRule.JsonWebToken token -> token;
                }),
                policy.refetch(),
                policy.event(),
                policy.refusal());
    }

    private static Key key(String name, Optional<Instant> until) {
        return new Key("cred://test/" + name, Optional.empty(), until);
    }
}
