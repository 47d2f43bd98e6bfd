package dev.tollgate.ingest.webhook;

import dev.tollgate.kernel.Network;
import java.util.List;
import java.util.Optional;

/**
 * What a provider's deliveries must prove, as data: a check that is here is required, one that is not is not made.
 * {@code webhooks.md} has the fields of the file. A policy that requires nothing does not exist.
 *
 * @param provider as in {@code /v1/webhooks/{provider}}: 1 to 40 of {@code a-z0-9-}
 * @param event where a body says what it is about
 * @param refusal the status for deliveries that are not believed, 401 or 403; empty for 403 where the source failed and
 *     401 otherwise
 */
public record TrustPolicy(
        String provider,
        Optional<SourceRule> source,
        Optional<TokenRule> token,
        Optional<SignatureRule> signature,
        Optional<RefetchRule> refetch,
        EventRule event,
        Optional<Integer> refusal) {
    private static final String PROVIDER = "[a-z0-9-]{1,40}";

    public TrustPolicy {
        if (!provider.matches(PROVIDER)) {
            throw new IllegalArgumentException("provider must be 1 to 40 of a-z, 0-9 and -");
        }
        if (source.isEmpty() && token.isEmpty() && signature.isEmpty() && refetch.isEmpty()) {
            throw new IllegalArgumentException("a policy must require at least one check");
        }
        if (signature.isEmpty() && token.isEmpty() && refetch.isEmpty()) {
            throw new IllegalArgumentException(
                    "an address alone proves nothing: require a token, a signature or a refetch");
        }
    }

    /**
     * @param networks the provider's, IPv4 and IPv6
     * @param proxies those of the deployment's proxies that may speak for this provider's senders; all of them when empty
     */
    public record SourceRule(List<Network> networks, List<Network> proxies) {
        public SourceRule {
            networks = List.copyOf(networks);
            proxies = List.copyOf(proxies);
        }
    }

    /** @param prefix what stands before the token, such as {@code "Bearer "}; may be empty */
    public record TokenRule(String header, String prefix, List<Key> tokens) {
        public TokenRule {
            tokens = List.copyOf(tokens);
        }
    }

    /**
     * Where a body says what it is about, as JSON Pointers (RFC 6901); read only after trust, but for what a refetch
     * needs.
     *
     * @param id several are joined with a colon; one that begins with {@code header:} names a header instead
     * @param ignored the fields that the provider is known to change between deliveries of the same event
     */
    public record EventRule(List<String> id, Optional<String> object, Optional<String> type, List<String> ignored) {
        public EventRule {
            id = List.copyOf(id);
            ignored = List.copyOf(ignored);
        }
    }
}
