package dev.tollgate.ingest.webhook;

import dev.tollgate.ingest.trust.SentHeaders;
import dev.tollgate.ingest.trust.SignatureRule;
import dev.tollgate.ingest.trust.TrustPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The one rule of which header values are kept as they came. A signature is no secret, and proves later what was judged;
 * whatever can be presented again as a proof of its own is masked: credentials, cookies, the policy's token, and what is
 * called like one.
 */
final class MaskedHeaders {
    static final String MASK = "[masked]";

    private static final Set<String> ALWAYS =
            Set.of("authorization", "proxy-authorization", "cookie", "set-cookie", "tollgate-sender-authorization");
    private static final List<String> CALLED_LIKE_SECRETS =
            List.of("token", "secret", "passw", "credential", "auth", "cookie", "session", "key");

    private MaskedHeaders() {}

    static SentHeaders of(SentHeaders sent, TrustPolicy policy) {
        Set<String> secret = new TreeSet<>(ALWAYS);
        policy.token().ifPresent(rule -> secret.add(rule.header().toLowerCase(Locale.ROOT)));
        Set<String> signatures = new TreeSet<>();
        policy.signature().ifPresent(rule -> signatures.addAll(signatureHeaders(rule)));
        Map<String, List<String>> kept = new HashMap<>();
        sent.values().forEach((name, values) -> {
            boolean masked = secret.contains(name) || (!signatures.contains(name) && isCalledLikeASecret(name));
            kept.put(name, masked ? new ArrayList<>(Collections.nCopies(values.size(), MASK)) : values);
        });
        return new SentHeaders(kept);
    }

    private static boolean isCalledLikeASecret(String name) {
        return CALLED_LIKE_SECRETS.stream().anyMatch(name::contains);
    }

    private static Set<String> signatureHeaders(SignatureRule rule) {
        Set<String> names = new TreeSet<>();
        switch (rule) {
            case SignatureRule.Stripe _ -> names.add("stripe-signature");
            case SignatureRule.StandardWebhooks _ ->
                names.addAll(Set.of("webhook-id", "webhook-timestamp", "webhook-signature"));
            case SignatureRule.Hmac hmac -> {
                names.add(hmac.header().toLowerCase(Locale.ROOT));
                hmac.timestamp().ifPresent(time -> names.add(time.header().toLowerCase(Locale.ROOT)));
            }
            case SignatureRule.JsonWebToken token -> names.add(token.header().toLowerCase(Locale.ROOT));
        }
        return names;
    }
}
