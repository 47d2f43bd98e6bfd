package dev.tollgate.canary.probe;

import dev.tollgate.kernel.Money;
import java.util.Map;

/** The requests of a wallet's flows, for the steps and for the clean-up after them. */
final class WalletRequests {
    private WalletRequests() {}

    static Request openWallet(Footprint at) {
        return Request.post("/wallets", Map.of("currency", at.amount().currency()))
                .withIdempotencyKey(at.walletKey());
    }

    static Request askTopUp(Footprint at) {
        return Request.post(
                        "/wallets/" + walletOf(at) + "/top-ups", Map.of("amount", at.amount(), "method", at.method()))
                .withIdempotencyKey(at.topUpKey())
                .moving(at.amount());
    }

    static Request refund(Footprint at, Money amount) {
        return Request.post("/top-ups/" + topUpOf(at) + "/refund", Map.of("amount", amount))
                .moving(amount);
    }

    static Request confirm(Footprint at) {
        return Request.post("/top-ups/" + topUpOf(at) + "/confirm", Map.of()).moving(at.amount());
    }

    static Request wallet(Footprint at) {
        return Request.get("/wallets/" + walletOf(at));
    }

    static Request topUp(Footprint at) {
        return Request.get("/top-ups/" + topUpOf(at));
    }

    static Request close(Footprint at) {
        return Request.delete("/wallets/" + walletOf(at));
    }

    private static String walletOf(Footprint at) {
        return at.wallet().orElseThrow();
    }

    private static String topUpOf(Footprint at) {
        return at.topUp().orElseThrow();
    }
}
