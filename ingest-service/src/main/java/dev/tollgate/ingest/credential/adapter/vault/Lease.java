package dev.tollgate.ingest.credential.adapter.vault;

import dev.tollgate.ingest.credential.ProofFile;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** This service's own token of Vault, for as long as Vault lends it. It is no provider's secret, and never printed. */
final class Lease {
    /** A token without an end is asked for again after this, so that a role that was taken away is noticed. */
    private static final Duration ENDLESS = Duration.ofHours(1);

    private final String token;
    private final boolean renewable;
    private final boolean single;
    private final Duration lent;
    private final Instant from;

    private Lease(String token, boolean renewable, boolean single, Duration lent, Instant from) {
        this.token = token;
        this.renewable = renewable;
        this.single = single;
        this.lent = lent;
        this.from = from;
    }

    /** @param answer to a log-in or a renewal, of which {@code auth} is the part that counts */
    static Lease of(Map<?, ?> answer, Instant from) {
        if (!(answer.get("auth") instanceof Map<?, ?> auth)
                || !(auth.get("client_token") instanceof String token)
                || !ProofFile.isOneWord(token)
                || !(auth.get("lease_duration") instanceof Integer seconds)
                || seconds < 0
                || !(auth.get("renewable") instanceof Boolean renewable)) {
            throw VaultCalls.malformed();
        }
        boolean limitedUses = auth.get("num_uses") instanceof Integer uses && uses > 0;
        return new Lease(
                token,
                renewable && seconds > 0,
                limitedUses,
                seconds == 0 ? ENDLESS : Duration.ofSeconds(seconds),
                from);
    }

    String token() {
        return token;
    }

    /** One that may be used a few times only is used once: nobody here counts with other readers. */
    boolean mayBeKept() {
        return !single;
    }

    boolean isOverAt(Instant now) {
        return now.isBefore(from) || !now.isBefore(from.plus(lent));
    }

    /** In the last third of its time. */
    boolean shouldBeRenewedAt(Instant now) {
        return renewable && !now.isBefore(from.plus(lent.multipliedBy(2).dividedBy(3)));
    }

    /** Vault lends no longer than the role's longest time in all: near its end renewals bring less and less. */
    boolean lendsMuchLessThan(Lease other) {
        return lent.multipliedBy(2).compareTo(other.lent) < 0;
    }

    @Override
    public String toString() {
        return "Lease[not shown]";
    }
}
