package dev.tollgate.ingest.trust.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollgate.ingest.trust.Key;
import dev.tollgate.ingest.trust.SignatureRule;
import dev.tollgate.ingest.trust.TrustPolicy;
import dev.tollgate.ingest.trust.matrix.Cell.ObjectKind;
import dev.tollgate.ingest.trust.matrix.Cell.SignatureKind;
import dev.tollgate.ingest.trust.matrix.Cell.TokenKind;
import dev.tollgate.kernel.Identifiers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a delivery for a cell: what a genuine sender, a clumsy middleman or a forger would send. */
public final class Forging {
    /** Beyond the tolerance, and by more than two clocks may differ. */
    private static final Duration WELL_BEYOND = Duration.ofMinutes(1);

    private static final String ID = "tollgate-test-";

    private final TrustPolicy policy;
    private final SenderSecrets secrets;
    private final Identifiers identifiers;

    /** @param identifiers each delivery has an id of its own */
    public Forging(TrustPolicy policy, SenderSecrets secrets, Identifiers identifiers) {
        this.policy = policy;
        this.secrets = secrets;
        this.identifiers = identifiers;
    }

    /**
     * @param now when it is sent
     * @throws SecretMissing naming the reference whose secret is not there or cannot sign
     */
    public Forged of(Cell cell, Instant now) throws SecretMissing {
        String id = ID + identifiers.next();
        SyntheticBody body = SyntheticBody.of(policy, id, !cell.object().equals(Optional.of(ObjectKind.ABSENT)));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Tollgate-Test", "synthetic");
        policy.event().id().stream()
                .filter(place -> place.startsWith("header:"))
                .forEach(place -> headers.put(place.substring("header:".length()), id));
        if (cell.token().isPresent()) {
            token(cell.token().get(), now, headers);
        }
        if (cell.signature().isPresent()) {
            sign(cell.signature().get(), id, now, body.bytes(), headers);
        }
        Route route = cell.source().map(kind -> Route.of(kind, policy)).orElse(Route.ANY);
        route.forwarded().ifPresent(addresses -> headers.put("X-Forwarded-For", addresses));
        byte[] sent =
                cell.signature().equals(Optional.of(SignatureKind.RESERIALISED)) ? body.reserialised() : body.bytes();
        return new Forged(cell, oneOfEach(headers), sent, route.peer(), route.proven(), route.via());
    }

    private void token(TokenKind kind, Instant now, Map<String, String> headers) throws SecretMissing {
        TrustPolicy.TokenRule rule = policy.token().orElseThrow();
        switch (kind) {
            case RIGHT -> {
                byte[] token = secret(current(rule.tokens(), now));
                headers.put(rule.header(), rule.prefix() + new String(token, UTF_8));
            }
            case WRONG -> headers.put(rule.header(), rule.prefix() + "tollgate-test-wrong-token");
            case MISSING -> headers.remove(rule.header());
        }
    }

    private void sign(SignatureKind kind, String id, Instant now, byte[] body, Map<String, String> headers)
            throws SecretMissing {
        SignatureRule rule = policy.signature().orElseThrow();
        if (kind == SignatureKind.MISSING) {
            return;
        }
        Instant at =
                switch (kind) {
                    case STALE -> now.minus(Window.of(rule).past()).minus(WELL_BEYOND);
                    case FUTURE -> now.plus(Window.of(rule).ahead()).plus(WELL_BEYOND);
                    case VALID, INVALID, MISSING, REPLAYED, OLD_KEY_IN_DATES, OLD_KEY_OUT_OF_DATES, RESERIALISED -> now;
                };
        Key key = key(kind, rule.keys(), now);
        byte[] secret = secret(key);
        try {
            headers.putAll(new Signing(id, at, kind == SignatureKind.INVALID ? Forging::bent : bytes -> bytes)
                    .headers(rule, secret, body));
        } catch (SigningKey.Unusable e) {
            throw new SecretMissing(key.secret() + " " + e.getMessage());
        }
    }

    private static Key key(SignatureKind kind, List<Key> keys, Instant now) throws SecretMissing {
        return switch (kind) {
            case OLD_KEY_IN_DATES -> Matrix.inForce(keys, now).get(1);
            case OLD_KEY_OUT_OF_DATES ->
                keys.stream().filter(key -> !key.isInForceAt(now)).findFirst().orElseThrow();
            case VALID, INVALID, MISSING, STALE, FUTURE, REPLAYED, RESERIALISED -> current(keys, now);
        };
    }

    private static Key current(List<Key> keys, Instant now) throws SecretMissing {
        return Matrix.inForce(keys, now).stream()
                .findFirst()
                .orElseThrow(() -> new SecretMissing("no key of the policy is in force"));
    }

    private byte[] secret(Key key) throws SecretMissing {
        return secrets.of(key.secret())
                .orElseThrow(() -> new SecretMissing(key.secret() + " is not among the secrets"));
    }

    private static byte[] bent(byte[] signature) {
        byte[] bent = signature.clone();
        bent[bent.length / 2] ^= 1;
        return bent;
    }

    /** A name in two spellings is one header. */
    private static Map<String, String> oneOfEach(Map<String, String> headers) {
        Map<String, String> each = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        each.putAll(headers);
        return each;
    }

    /** How far off a signed time may be. */
    private record Window(Duration past, Duration ahead) {
        static Window of(SignatureRule rule) {
            return switch (rule) {
                case SignatureRule.Stripe stripe -> new Window(stripe.tolerance(), stripe.tolerance());
                case SignatureRule.StandardWebhooks standard -> new Window(standard.tolerance(), standard.tolerance());
                case SignatureRule.Hmac hmac ->
                    hmac.timestamp()
                            .map(stamp -> new Window(stamp.past(), stamp.ahead()))
                            .orElse(new Window(Duration.ZERO, Duration.ZERO));
                case SignatureRule.JsonWebToken token -> new Window(token.tolerance(), token.tolerance());
            };
        }
    }

    /** What signs as the sender does, by the reference of its verifying half: where they differ, the private one. */
    @FunctionalInterface
    public interface SenderSecrets {
        /** Empty where there is none. */
        Optional<byte[]> of(String reference);
    }

    /** Without this secret no delivery of that cell can be made. */
    public static final class SecretMissing extends Exception {
        private static final long serialVersionUID = 1;

        SecretMissing(String message) {
            super(message);
        }
    }
}
