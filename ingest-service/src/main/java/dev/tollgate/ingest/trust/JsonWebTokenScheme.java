package dev.tollgate.ingest.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.tollgate.ingest.trust.CheckResult.Reason;
import dev.tollgate.ingest.trust.Secrets.SecretUnavailable;
import dev.tollgate.ingest.trust.SignatureRule.JsonWebToken;
import dev.tollgate.kernel.Sha256;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.lang.JoseException;

/**
 * A JWT (RFC 7519) in compact form, signed (RFC 7515). Its own header chooses nothing but among the algorithms of the
 * policy (RFC 8725, 3.1), and each key verifies only those of its kind: a public key is never the secret of an HMAC.
 */
record JsonWebTokenScheme(JsonWebToken rule) implements SignatureScheme {
    @Override
    public Reason judge(Delivery delivery, TryingKeys keys) throws HeaderRefused, SecretUnavailable {
        String compact = ProvingHeaders.only(delivery.headers(), rule.header(), rule.prefix());
        JsonWebSignature sent = parsed(compact);
        // Not by the getters for texts: they take it on trust that a header is one.
        Object said = sent.getHeaders().getObjectHeaderValue(HeaderParameterNames.ALGORITHM);
        if (!(said instanceof String algorithm) || !rule.algorithms().contains(algorithm)) {
            return Reason.NO_MATCH;
        }
        Reason reason = keys.judge(rule.keys(), delivery.receivedAt(), secret -> TokenKey.of(secret)
                .verifies(compact, algorithm));
        return reason == Reason.VALID ? claims(sent, delivery) : reason;
    }

    private static JsonWebSignature parsed(String compact) throws HeaderRefused {
        JsonWebSignature sent = new JsonWebSignature();
        try {
            sent.setCompactSerialization(compact);
        } catch (JoseException e) {
            throw new HeaderRefused(Reason.MALFORMED);
        }
        // What is critical here (RFC 7515, 4.1.11) changes what is signed; no sender of webhooks has a use for it.
        if (sent.getHeaders().getObjectHeaderValue(HeaderParameterNames.CRITICAL) != null) {
            throw new HeaderRefused(Reason.MALFORMED);
        }
        return sent;
    }

    private Reason claims(JsonWebSignature verified, Delivery delivery) throws HeaderRefused {
        try {
            JwtClaims claims = JwtClaims.parse(verified.getUnverifiedPayload());
            return isOurs(claims) && isOf(delivery.body(), claims)
                    ? time(claims, delivery.receivedAt())
                    : Reason.NO_MATCH;
        } catch (InvalidJwtException | MalformedClaimException e) {
            throw new HeaderRefused(Reason.MALFORMED);
        }
    }

    private boolean isOurs(JwtClaims claims) throws MalformedClaimException {
        boolean issued = rule.issuer().isEmpty() || rule.issuer().equals(Optional.ofNullable(claims.getIssuer()));
        boolean meant = rule.audience().isEmpty()
                || claims.getAudience().contains(rule.audience().get());
        return issued && meant;
    }

    private boolean isOf(byte[] body, JwtClaims claims) throws MalformedClaimException {
        String digest = Optional.ofNullable(claims.getStringClaimValue(rule.bodyClaim()))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        return MessageDigest.isEqual(Sha256.of(body).hex().getBytes(US_ASCII), digest.getBytes(US_ASCII));
    }

    /** {@code iat} must be there; {@code nbf} and {@code exp} narrow it where they are. */
    private Reason time(JwtClaims claims, Instant now) throws MalformedClaimException, HeaderRefused {
        NumericDate issued = claims.getIssuedAt();
        if (issued == null) {
            throw new HeaderRefused(Reason.MALFORMED);
        }
        Reason reason = Tolerance.both(rule.tolerance()).judge(issued.getValue(), now);
        NumericDate until = claims.getExpirationTime();
        NumericDate from = claims.getNotBefore();
        if (reason == Reason.VALID && until != null && now.getEpochSecond() >= until.getValue()) {
            return Reason.STALE;
        }
        if (reason == Reason.VALID && from != null && now.getEpochSecond() < from.getValue()) {
            return Reason.FUTURE;
        }
        return reason;
    }
}
