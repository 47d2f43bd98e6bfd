package dev.tollgate.ingest.trust.matrix;

import dev.tollgate.ingest.trust.Key;
import dev.tollgate.ingest.trust.SignatureRule;
import dev.tollgate.ingest.trust.TrustPolicy;
import dev.tollgate.ingest.trust.matrix.Cell.ObjectKind;
import dev.tollgate.ingest.trust.matrix.Cell.SignatureKind;
import dev.tollgate.ingest.trust.matrix.Cell.SourceKind;
import dev.tollgate.ingest.trust.matrix.Cell.TokenKind;
import dev.tollgate.kernel.Network;
import java.net.Inet6Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The product of everything that a policy asks for: at most a few hundred cells. */
public final class Matrix {
    private Matrix() {}

    /**
     * @param now for which keys are in force: a cell for an old key is there when the policy has one
     * @return every cell that can occur, always in the same order
     */
    public static List<Cell> of(TrustPolicy policy, Instant now) {
        List<Cell> cells = new ArrayList<>();
        for (Optional<SourceKind> source : sources(policy)) {
            for (Optional<TokenKind> token : all(policy.token().isPresent(), TokenKind.values())) {
                for (Optional<SignatureKind> signature : signatures(policy, now)) {
                    for (Optional<ObjectKind> object : all(policy.refetch().isPresent(), ObjectKind.values())) {
                        cells.add(new Cell(source, token, signature, object));
                    }
                }
            }
        }
        return List.copyOf(cells);
    }

    private static List<Optional<SourceKind>> sources(TrustPolicy policy) {
        boolean hasProxies =
                policy.source().stream().anyMatch(rule -> !rule.proxies().isEmpty());
        boolean hasIpv6 = policy.source().stream()
                .flatMap(rule -> rule.networks().stream())
                .map(Network::first)
                .anyMatch(Inet6Address.class::isInstance);
        return all(policy.source().isPresent(), SourceKind.values()).stream()
                .filter(kind -> hasIpv6 || !kind.equals(Optional.of(SourceKind.IPV6_INSIDE)))
                .filter(kind -> hasProxies || !kind.equals(Optional.of(SourceKind.UNTRUSTED_PROXY)))
                .toList();
    }

    private static List<Optional<SignatureKind>> signatures(TrustPolicy policy, Instant now) {
        return policy.signature()
                .map(rule -> Arrays.stream(SignatureKind.values())
                        .filter(kind -> occurs(kind, rule, now))
                        .map(Optional::of)
                        .toList())
                .orElse(List.of(Optional.empty()));
    }

    private static boolean occurs(SignatureKind kind, SignatureRule rule, Instant now) {
        return switch (kind) {
            case VALID, INVALID, MISSING, REPLAYED, RESERIALISED -> true;
            case STALE, FUTURE ->
                !(rule instanceof SignatureRule.Hmac hmac) || hmac.timestamp().isPresent();
            case OLD_KEY_IN_DATES -> inForce(rule.keys(), now).size() > 1;
            case OLD_KEY_OUT_OF_DATES ->
                inForce(rule.keys(), now).size() < rule.keys().size();
        };
    }

    static List<Key> inForce(List<Key> keys, Instant now) {
        return keys.stream().filter(key -> key.isInForceAt(now)).toList();
    }

    private static <T> List<Optional<T>> all(boolean required, T[] kinds) {
        return required ? Arrays.stream(kinds).map(Optional::of).toList() : List.of(Optional.empty());
    }
}
