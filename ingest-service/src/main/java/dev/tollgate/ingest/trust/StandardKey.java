package dev.tollgate.ingest.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.tollgate.ingest.trust.TryingKeys.UnusableKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A key as Standard Webhooks writes it down. */
sealed interface StandardKey {
    int SIGNATURE_BYTES = 64;

    /** {@code whsec_} and base64; senders also hand it out without the prefix. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, never printed.
    record Symmetric(byte[] bytes) implements StandardKey {
        @Override
        public String toString() {
            return "a shared key";
        }
    }

    /** {@code whpk_} and base64. */
    record Public(PublicKey key) implements StandardKey {
        boolean signedOne(List<byte[]> signatures, List<byte[]> signed) {
            boolean found = false;
            for (byte[] each : signatures) {
                found |= signed(each, signed);
            }
            return found;
        }

        private boolean signed(byte[] signature, List<byte[]> pieces) {
            try {
                Signature verifier = Signature.getInstance(ALGORITHM);
                verifier.initVerify(key);
                for (byte[] piece : pieces) {
                    verifier.update(piece);
                }
                return verifier.verify(signature);
            } catch (SignatureException e) {
                // 64 bytes that are no point and no number of the curve.
                return false;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
            }
        }
    }

    String ALGORITHM = "Ed25519";

    /** @throws UnusableKey when it is neither */
    static StandardKey of(byte[] secret) throws UnusableKey {
        String text = new String(secret, US_ASCII).strip();
        if (text.startsWith("whsk_")) {
            throw new UnusableKey("is a sender's private key; the public one begins with whpk_");
        }
        if (text.startsWith("whpk_")) {
            return publicKey(decoded(text.substring("whpk_".length())));
        }
        return new Symmetric(decoded(text.startsWith("whsec_") ? text.substring("whsec_".length()) : text));
    }

    private static byte[] decoded(String text) throws UnusableKey {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new UnusableKey("is no key of Standard Webhooks: behind whsec_ or whpk_ stands base64");
        }
    }

    private static Public publicKey(byte[] raw) throws UnusableKey {
        // What RFC 8410 has before the 32 bytes of such a key.
        byte[] before = HexFormat.of().parseHex("302a300506032b6570032100");
        byte[] encoded = new byte[before.length + raw.length];
        System.arraycopy(before, 0, encoded, 0, before.length);
        System.arraycopy(raw, 0, encoded, before.length, raw.length);
        try {
            return new Public(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new UnusableKey("is no public key of " + ALGORITHM + ": behind whpk_ stand 32 bytes in base64");
        }
    }
}
