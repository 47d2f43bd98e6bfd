package dev.tollgate.ingest.trust.matrix;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a sender holds: a shared secret, or the private half of a pair. */
final class SigningKey {
    private static final int SEED_BYTES = 32;
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private SigningKey() {}

    static byte[] hmac(String algorithm, byte[] secret, byte[] signed) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Unusable("is empty");
        }
    }

    /** @param pair the seed, and whatever stands behind it */
    static byte[] ed25519(byte[] pair, byte[] signed) {
        if (pair.length < SEED_BYTES) {
            throw new Unusable("has fewer than 32 bytes behind whsk_");
        }
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(
                            new EdECPrivateKeySpec(NamedParameterSpec.ED25519, Arrays.copyOf(pair, SEED_BYTES)));
            return signed(Signature.getInstance("Ed25519"), key, signed);
        } catch (GeneralSecurityException e) {
            throw new Unusable("is no private key of Ed25519");
        }
    }

    /** @param secret the shared one for {@code HS…}, or else PEM of a private key (PKCS #8) */
    static byte[] token(String algorithm, byte[] secret, byte[] signed) {
        String bits = algorithm.substring(2);
        if (algorithm.startsWith("HS")) {
            return hmac("HmacSHA" + bits, secret, signed);
        }
        try {
            if (algorithm.equals("EdDSA")) {
                return signed(Signature.getInstance("EdDSA"), key("EdDSA", secret), signed);
            }
            return switch (algorithm.substring(0, 2)) {
                case "ES" ->
                    signed(Signature.getInstance("SHA" + bits + "withECDSAinP1363Format"), key("EC", secret), signed);
                case "RS" -> signed(Signature.getInstance("SHA" + bits + "withRSA"), key("RSA", secret), signed);
                default -> signed(pss(bits), key("RSA", secret), signed);
            };
        } catch (GeneralSecurityException e) {
            throw new Unusable("is no private key for " + algorithm);
        }
    }

    private static Signature pss(String bits) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec(
                "SHA-" + bits, "MGF1", new MGF1ParameterSpec("SHA-" + bits), Integer.parseInt(bits, 10) / 8, 1));
        return signature;
    }

    private static byte[] signed(Signature signature, PrivateKey key, byte[] signed) throws GeneralSecurityException {
        signature.initSign(key);
        signature.update(signed);
        return signature.sign();
    }

    private static PrivateKey key(String kind, byte[] secret) throws GeneralSecurityException {
        String pem = new String(secret, US_ASCII).strip();
        if (!pem.startsWith(BEGIN) || !pem.endsWith(END)) {
            throw new Unusable("is no PEM of a private key");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(pem.substring(BEGIN.length(), pem.length() - END.length()));
            return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (IllegalArgumentException e) {
            throw new Unusable("is PEM without base64 in it");
        }
    }

    /** A secret that nothing can be signed with. Its message shows nothing of it. */
    static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message);
        }
    }
}
