package dev.tollgate.gateway.access;

import dev.tollgate.kernel.Sha256;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * An API key as it is kept: without its secret.
 *
 * @param id 12 hexadecimal digits; harmless to print
 * @param name who holds it; unique for ever, because decisions name it
 * @param role what it may do
 * @param secretDigest the SHA-256 of the secret. A slow password hash would add nothing: the secret is 256 random bits,
 *     which nobody can search, and every request would pay for the slowness
 * @param createdAt since when it is valid
 * @param revokedAt since when it is not
 */
public record ApiKey(
        String id, String name, Role role, Sha256 secretDigest, Instant createdAt, Optional<Instant> revokedAt) {
    public ApiKey {
        // What PostgreSQL keeps, so that the first answer and every later one are the same.
        createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
        revokedAt = revokedAt.map(at -> at.truncatedTo(ChronoUnit.MICROS));
    }

    public boolean isRevoked() {
        return revokedAt.isPresent();
    }

    /** The name under which decisions and peers know the holder. */
    public String principal() {
        return "key:" + name;
    }
}
