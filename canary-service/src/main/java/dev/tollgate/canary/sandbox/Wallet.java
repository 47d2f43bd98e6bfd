package dev.tollgate.canary.sandbox;

import dev.tollgate.kernel.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A customer's wallet in one currency. A closed wallet stays readable, so that its closing can be proven.
 *
 * @param balance what is in it; rises by a confirmed top-up and falls by a refund
 */
public record Wallet(UUID id, Money balance, boolean open, Instant createdAt) {
    Wallet withBalance(Money changed) {
        return new Wallet(id, changed, open, createdAt);
    }

    Wallet closed() {
        return new Wallet(id, balance, false, createdAt);
    }
}
