package dev.tollgate.ingest.trust;

import dev.tollgate.kernel.Network;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a provider's deliveries must prove, as data: a check that is here is required, one that is not is not made.
 * {@code webhooks.md} has the fields of the file. A policy that requires nothing, or whose parts do not fit together,
 * does not exist: that is an {@link IllegalArgumentException}, an {@link UnsoundPolicy} where it has a place.
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
        if (token.isEmpty() && signature.isEmpty() && refetch.isEmpty()) {
            throw new IllegalArgumentException(
                    source.isEmpty()
                            ? "a policy must require at least one check"
                            : "an address alone proves nothing: require a token, a signature or a refetch");
        }
        if (refetch.isPresent()) {
            requireBeside(refetch.get(), event, source.isPresent() || token.isPresent() || signature.isPresent());
        }
        requireSigned(event, signature);
    }

    /** What waits to be fetched is stored and asked for: who may make it wait, and for what, is known before. */
    private static void requireBeside(RefetchRule refetch, EventRule event, boolean hasAnotherCheck) {
        if (!hasAnotherCheck) {
            throw new UnsoundPolicy(
                    "/refetch", "needs a source, a token or a signature beside it: else anybody can fill the disk");
        }
        if (event.object().isEmpty() || event.type().isEmpty()) {
            throw new UnsoundPolicy("/event", "needs object and type: without them nothing can be fetched");
        }
        if (!event.object().get().startsWith(refetch.claimed() + "/")) {
            throw new UnsoundPolicy(
                    "/event/object",
                    "does not lie below refetch.claimed: what is fetched could not be told from others");
        }
    }

    /** A header that nobody signs is whatever its sender likes: the same event would count under many ids. */
    private static void requireSigned(EventRule event, Optional<SignatureRule> signature) {
        List<String> signed = signature.map(SignatureRule::signedIds).orElse(List.of());
        if (!signed.containsAll(event.idHeaders())) {
            throw new UnsoundPolicy(
                    "/event/id", "names a header that is not signed: only webhook-id of standard-webhooks is");
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
     * @param id several are joined with a colon; one that begins with {@code header:} names a header instead, which the
     *     policy's signature has to cover
     * @param ignored the fields that the provider is known to change between deliveries of the same event
     */
    public record EventRule(List<String> id, Optional<String> object, Optional<String> type, List<String> ignored) {
        private static final String IN_A_HEADER = "header:";

        public EventRule {
            id = List.copyOf(id);
            ignored = List.copyOf(ignored);
        }

        /** The header, in lower case, that such a part of an id stands in; empty where it stands in the body. */
        public static Optional<String> header(String part) {
            return part.startsWith(IN_A_HEADER)
                    ? Optional.of(part.substring(IN_A_HEADER.length()).toLowerCase(Locale.ROOT))
                    : Optional.empty();
        }

        private List<String> idHeaders() {
            return id.stream().flatMap(part -> header(part).stream()).toList();
        }
    }
}
