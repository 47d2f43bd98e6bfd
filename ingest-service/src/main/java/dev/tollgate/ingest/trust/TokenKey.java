package dev.tollgate.ingest.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.tollgate.ingest.trust.TryingKeys.UnusableKey;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.InvalidKeyException;
import org.jose4j.lang.JoseException;

/**
 * A key for JWTs: a public key as PEM ({@code BEGIN PUBLIC KEY}), or else the bytes of a shared secret.
 *
 * @param family the beginning of the algorithms that it is for, such as {@code ES}
 */
record TokenKey(Key key, String family) {
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";
    private static final List<String> KINDS = List.of("EC", "RSA", "Ed25519", "Ed448");

    /** @throws UnusableKey when it is PEM, and not of a public key that we know */
    static TokenKey of(byte[] secret) throws UnusableKey {
        String text = new String(secret, US_ASCII).strip();
        if (!text.startsWith("-----BEGIN")) {
            if (secret.length == 0) {
                throw new UnusableKey("is empty");
            }
            return new TokenKey(new SecretKeySpec(secret, "HMAC"), "HS");
        }
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            throw new UnusableKey("is PEM of something else than a public key");
        }
        byte[] encoded = decoded(text.substring(BEGIN.length(), text.length() - END.length()));
        for (String kind : KINDS) {
            Optional<Key> key = publicKey(kind, encoded);
            if (key.isPresent()) {
                return new TokenKey(key.get(), family(kind));
            }
        }
        throw new UnusableKey("is no public key of EC, RSA or Ed25519");
    }

    /** @param algorithm one of those that the policy names, which is what the token says too */
    boolean verifies(String compact, String algorithm) throws UnusableKey {
        boolean isOfThisKind = algorithm.startsWith(family) || (family.equals("RS") && algorithm.startsWith("PS"));
        if (!isOfThisKind) {
            return false;
        }
        JsonWebSignature token = new JsonWebSignature();
        try {
            token.setAlgorithmConstraints(
                    new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, algorithm));
            token.setCompactSerialization(compact);
            token.setKey(key);
            return token.verifySignature();
        } catch (InvalidKeyException e) {
            throw new UnusableKey("is too weak for, or not a key of, " + algorithm);
        } catch (JoseException e) {
            // A signature of another length than the algorithm's, which is a way of being wrong.
            return false;
        }
    }

    @Override
    public String toString() {
        return "a key for " + family;
    }

    private static byte[] decoded(String base64) throws UnusableKey {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new UnusableKey("is PEM without base64 in it");
        }
    }

    private static Optional<Key> publicKey(String kind, byte[] encoded) {
        try {
            return Optional.of(KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static String family(String kind) {
        return switch (kind) {
            case "EC" -> "ES";
            case "RSA" -> "RS";
            default -> "EdDSA";
        };
    }
}
