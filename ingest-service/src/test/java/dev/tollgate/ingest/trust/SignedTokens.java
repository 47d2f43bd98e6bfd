package dev.tollgate.ingest.trust;

import static dev.tollgate.ingest.trust.Judged.BODY;
import static dev.tollgate.ingest.trust.Judged.SECOND;

import dev.tollgate.ingest.trust.CheckResult.Reason;
import dev.tollgate.kernel.Sha256;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;

/** JSON Web Tokens as a sender signs them, and a policy that takes them. */
final class SignedTokens {
    static final KeyPair PAIR = generated();

    static final String PEM = "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(PAIR.getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----\n";

    private SignedTokens() {}

    private static KeyPair generated() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signed by {@link #PAIR}, or not: what judging it comes to. */
    static Reason ours(String token) throws Exception {
        return judged(List.of("ES256"), PEM).header("x-jwt", "JWT " + token).signature();
    }

    static Judged judged(List<String> algorithms, String key) {
        return Judged.by(new SignatureRule.JsonWebToken(
                        "X-Jwt",
                        "JWT ",
                        algorithms,
                        "digest",
                        Optional.of("https://pay.example.com"),
                        Optional.of("tollgate"),
                        Duration.ofSeconds(300),
                        List.of(Judged.key("cred://jwt"))))
                .knowing(FixedSecrets.with("cred://jwt", key));
    }

    /** What a genuine one says of {@link Judged#BODY}. */
    static JwtClaims claims() {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("https://pay.example.com");
        claims.setAudience("tollgate");
        claims.setIssuedAt(NumericDate.fromSeconds(SECOND));
        claims.setStringClaim("digest", Sha256.ofUtf8(BODY).hex());
        return claims;
    }

    static String signed(String algorithm, Key key, JwtClaims claims) throws Exception {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(algorithm);
        token.setKey(key);
        token.setPayload(claims.toJson());
        token.setDoKeyValidation(false);
        return token.getCompactSerialization();
    }
}
