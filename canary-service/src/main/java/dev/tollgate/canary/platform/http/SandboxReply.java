package dev.tollgate.canary.platform.http;

import dev.tollgate.canary.sandbox.Refusal;
import dev.tollgate.canary.sandbox.TopUp;
import dev.tollgate.canary.sandbox.Wallet;
import dev.tollgate.kernel.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One answer of the sandbox, and the wire shapes of its bodies. */
record SandboxReply(int status, Optional<Object> body) {
    static SandboxReply of(int status, Object body) {
        return new SandboxReply(status, Optional.of(body));
    }

    static SandboxReply empty(int status) {
        return new SandboxReply(status, Optional.empty());
    }

    static SandboxReply error(int status, String code) {
        return of(status, new ErrorBody(code));
    }

    static SandboxReply refused(Refusal refusal) {
        int status =
                switch (refusal) {
                    case NO_SUCH_WALLET, NO_SUCH_TOP_UP -> 404;
                    case KEY_MISSING, UNKNOWN_METHOD -> 400;
                    case WALLET_CLOSED, BALANCE_NOT_ZERO, NOTHING_TO_REFUND -> 409;
                    case CURRENCY_NOT_OFFERED,
                            CURRENCY_MISMATCH,
                            AMOUNT_NOT_POSITIVE,
                            AMOUNT_TOO_FINE,
                            AMOUNT_TOO_LARGE,
                            KEY_REUSED_FOR_OTHER_BODY,
                            REFUND_OVER_PAID -> 422;
                    case TOO_MANY_WALLETS, TOO_MANY_TOP_UPS -> 429;
                };
        return error(status, refusal.name());
    }

    static SandboxReply wallet(int status, Wallet wallet) {
        return of(
                status,
                new WalletBody(wallet.id(), wallet.open() ? "OPEN" : "CLOSED", wallet.balance(), wallet.createdAt()));
    }

    static SandboxReply topUp(int status, TopUp topUp, Optional<String> error) {
        return of(
                status,
                new TopUpBody(
                        topUp.id(),
                        topUp.wallet(),
                        topUp.state().name(),
                        topUp.method().id(),
                        topUp.amount(),
                        topUp.refunded(),
                        error));
    }

    @RegisterForReflection
    record ErrorBody(String error) {}

    @RegisterForReflection
    record WalletBody(UUID id, String state, Money balance, Instant createdAt) {}

    @RegisterForReflection
    record TopUpBody(
            UUID id, UUID wallet, String state, String method, Money amount, Money refunded, Optional<String> error) {}
}
