package dev.tollgate.canary.sandbox;

import dev.tollgate.kernel.Money;
import java.util.UUID;

/**
 * A payment into a wallet. It moves nothing until it is confirmed, and then exactly once.
 *
 * @param refunded what has been given back so far, never more than was paid
 */
public record TopUp(UUID id, UUID wallet, Money amount, PaymentMethod method, State state, Money refunded) {
    /** Where a payment stands. */
    public enum State {
        PENDING,
        SUCCEEDED,
        DECLINED
    }

    TopUp in(State next) {
        return new TopUp(id, wallet, amount, method, next, refunded);
    }

    TopUp refunding(Money more) {
        return new TopUp(id, wallet, amount, method, state, refunded.plus(more));
    }
}
