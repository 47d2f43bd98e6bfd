package dev.tollgate.gateway.access;

import dev.tollgate.kernel.Identifiers;
import dev.tollgate.kernel.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A key in the one moment in which its secret is known.
 *
 * @param key what is kept
 * @param token {@code tgk_<id>_<secret>}, to be shown once and then forgotten
 */
public record NewKey(ApiKey key, String token) {
    /** Each id holds 74 random bits (RFC 9562); eight of them fill a digest of 256 more than twice. */
    private static final int IDS_PER_SECRET = 8;

    private static final int ID_LENGTH = 12;

    /** Draws a key from the one source of chance. */
    public static NewKey draw(String name, Role role, Identifiers identifiers, Instant now) {
        String id = random(identifiers).substring(0, ID_LENGTH);
        String secret = random(identifiers);
        ApiKey key = new ApiKey(id, name, role, Sha256.ofUtf8(secret), now, Optional.empty());
        return new NewKey(key, "tgk_" + id + "_" + secret);
    }

    private static String random(Identifiers identifiers) {
        MessageDigest digest = Sha256.newDigest();
        for (int i = 0; i < IDS_PER_SECRET; i++) {
            UUID id = identifiers.next();
            digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .array());
        }
        return Sha256.ofDigest(digest).hex();
    }

    /** A record would print its components, and a log line must never hold a secret (promise 4). */
    @Override
    public String toString() {
        return "NewKey[" + key.id() + "]";
    }
}
