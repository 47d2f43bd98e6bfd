package dev.tollgate.ingest.trust;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC (RFC 2104). */
enum KeyedHash {
    SHA256("HmacSHA256", 32),
    SHA512("HmacSHA512", 64);

    private final String algorithm;
    private final int bytes;

    KeyedHash(String algorithm, int bytes) {
        this.algorithm = algorithm;
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    byte[] of(byte[] key, List<byte[]> pieces) throws TryingKeys.UnusableKey {
        if (key.length == 0) {
            throw new TryingKeys.UnusableKey("is empty");
        }
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            pieces.forEach(mac::update);
            return mac.doFinal();
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    /** Whether one of them is right; each is compared, and in a time that does not depend on where it differs. */
    static boolean isAmong(byte[] right, List<byte[]> sent) {
        boolean found = false;
        for (byte[] each : sent) {
            found |= MessageDigest.isEqual(right, each);
        }
        return found;
    }
}
