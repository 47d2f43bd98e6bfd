package dev.tollgate.ingest.trust.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollgate.ingest.trust.Secrets;
import dev.tollgate.ingest.trust.SignatureRule;
import dev.tollgate.ingest.trust.TrustPolicy;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a sender and a receiver hold of the same keys, in the form that a policy's scheme has for them. */
record KeyPairs(Map<String, byte[]> senders, Map<String, byte[]> receivers) {
    private static final List<String> NAMES = List.of("current", "old", "retired");

    static KeyPairs of(TrustPolicy policy) {
        return switch (policy.signature().orElse(null)) {
            case null -> shared("");
            case SignatureRule.StandardWebhooks _ -> shared("whsec_");
            case SignatureRule.JsonWebToken token when token.algorithms().contains("ES256") -> pem("EC", 256);
            case SignatureRule.Stripe _ -> shared("whsec_");
            case SignatureRule.Hmac _ -> shared("");
            case SignatureRule.JsonWebToken _ -> shared("");
        };
    }

    Forging.SenderSecrets sending() {
        return reference -> Optional.ofNullable(senders.get(reference));
    }

    Secrets receiving() {
        return reference -> {
            byte[] secret = receivers.get(reference);
            if (secret == null) {
                throw new Secrets.SecretUnavailable(reference + " is not here");
            }
            return secret;
        };
    }

    static KeyPairs shared(String prefix) {
        Map<String, byte[]> secrets = new HashMap<>();
        for (String name : NAMES) {
            String base64 = Base64.getEncoder()
                    .encodeToString(("a-secret-of-64-bytes-for-the-tests-of-the-matrix-only-" + name + "----------")
                            .substring(0, 64)
                            .getBytes(UTF_8));
            secrets.put("cred://test/" + name, (prefix + base64).getBytes(UTF_8));
        }
        return new KeyPairs(secrets, secrets);
    }

    /** {@code whsk_} for the sender and {@code whpk_} for the receiver. */
    static KeyPairs ed25519() {
        KeyPairs pairs = new KeyPairs(new HashMap<>(), new HashMap<>());
        for (String name : NAMES) {
            KeyPair pair = generated("Ed25519", 255);
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
            pairs.senders.put("cred://test/" + name, ("whsk_" + base64(seed)).getBytes(UTF_8));
            pairs.receivers.put("cred://test/" + name, ("whpk_" + base64(raw)).getBytes(UTF_8));
        }
        return pairs;
    }

    static KeyPairs pem(String algorithm, int size) {
        KeyPairs pairs = new KeyPairs(new HashMap<>(), new HashMap<>());
        for (String name : NAMES) {
            KeyPair pair = generated(algorithm, size);
            pairs.senders.put(
                    "cred://test/" + name, pem("PRIVATE", pair.getPrivate().getEncoded()));
            pairs.receivers.put(
                    "cred://test/" + name, pem("PUBLIC", pair.getPublic().getEncoded()));
        }
        return pairs;
    }

    private static byte[] pem(String kind, byte[] encoded) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return ("-----BEGIN " + kind + " KEY-----\n" + base64 + "\n-----END " + kind + " KEY-----\n").getBytes(UTF_8);
    }

    private static KeyPair generated(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
