package dev.tollgate.bench.stand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** The sender as a peer that the service accepts: a key of its own, and tokens of a minute that are renewed in time. */
public final class Peer {
    private static final String NAME = "gateway";
    private static final String SERVICE = "ingest-service";
    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final Duration RENEWED_AFTER = Duration.ofSeconds(30);

    private final EllipticCurveJsonWebKey key;
    private final Clock clock;
    private final String role;
    private final Optional<String> sender;
    private String bearer = "";
    private Instant signedAt = Instant.MIN;

    private Peer(Clock clock, String role, Optional<String> sender) throws JoseException {
        this.clock = clock;
        this.role = role;
        this.sender = sender;
        key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId(NAME);
        key.setUse("sig");
        key.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    }

    /** On behalf of somebody who sends usage. */
    public static Peer operator(Clock clock) throws JoseException {
        return new Peer(clock, "operator", Optional.empty());
    }

    /** On behalf of somebody who sends webhooks from an address. */
    public static Peer webhookSender(Clock clock, String address) throws JoseException {
        return new Peer(clock, "webhook", Optional.of(address));
    }

    /** Writes what the service checks tokens with, and returns where it lies. */
    public String publish(Path folder) throws IOException {
        Path file = folder.resolve("peers.jwks");
        Files.writeString(file, new JsonWebKeySet(List.of(key)).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
        return file.toUri().toString();
    }

    /** The value of an {@code Authorization} header; the same one for half a minute. */
    public synchronized String bearer() throws IOException {
        Instant now = clock.instant();
        if (now.isAfter(signedAt.plus(RENEWED_AFTER))) {
            bearer = "Bearer " + sign(now);
            signedAt = now;
        }
        return bearer;
    }

    private String sign(Instant now) throws IOException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(NAME);
        claims.setAudience(SERVICE);
        claims.setSubject("bench");
        claims.setStringClaim("upn", "bench");
        claims.setStringListClaim("groups", role);
        sender.ifPresent(address -> claims.setStringClaim("sender", address));
        claims.setStringClaim("tenant", "default");
        claims.setIssuedAt(NumericDate.fromMilliseconds(now.toEpochMilli()));
        claims.setExpirationTime(NumericDate.fromMilliseconds(now.plus(LIFE).toEpochMilli()));
        claims.setGeneratedJwtId();
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(NAME);
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IOException("the token could not be signed", e);
        }
    }
}
