package dev.tollgate.ingest.trust;

import java.time.Instant;
import java.util.Optional;

/**
 * One key of a list: old and new are valid together while a secret rotates.
 *
 * @param secret a {@code cred://} reference, with {@code #field} where the secret has another field than {@code secret}
 * @param from inclusive; empty for always
 * @param until exclusive; empty for ever
 */
public record Key(String secret, Optional<Instant> from, Optional<Instant> until) {
    /** Whether a delivery of this moment may be proven by it. */
    public boolean isInForceAt(Instant moment) {
        return from.map(first -> !moment.isBefore(first)).orElse(true)
                && until.map(moment::isBefore).orElse(true);
    }
}
