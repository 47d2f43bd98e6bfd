package dev.tollgate.canary.sandbox;

import dev.tollgate.canary.sandbox.Outcome.Refused;
import dev.tollgate.canary.sandbox.Outcome.TopUpAccepted;
import dev.tollgate.canary.sandbox.Outcome.TopUpDeclined;
import dev.tollgate.canary.sandbox.Outcome.TopUpFound;
import dev.tollgate.canary.sandbox.Outcome.WalletClosed;
import dev.tollgate.canary.sandbox.Outcome.WalletFound;
import dev.tollgate.canary.sandbox.Outcome.WalletOpened;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What was answered under which idempotency key. Guarded by the lock of {@link Wallets}, its only user. */
final class Answers {
    private final Map<String, Remembered> byKey = new HashMap<>();

    /** A refusal is not remembered: nothing happened, and the caller may correct the request. */
    Outcome once(String key, String request, Supplier<Outcome> first) {
        Remembered before = byKey.get(key);
        if (before != null) {
            return before.request.equals(request) ? before.outcome : new Refused(Refusal.KEY_REUSED_FOR_OTHER_BODY);
        }
        Outcome outcome = first.get();
        walletOf(outcome).ifPresent(wallet -> byKey.put(key, new Remembered(request, outcome, wallet)));
        return outcome;
    }

    void forget(UUID wallet) {
        byKey.values().removeIf(answer -> answer.wallet.equals(wallet));
    }

    private static Optional<UUID> walletOf(Outcome outcome) {
        return switch (outcome) {
            case WalletOpened opened -> Optional.of(opened.wallet().id());
            case TopUpAccepted accepted -> Optional.of(accepted.topUp().wallet());
            case WalletFound _, WalletClosed _, TopUpFound _, TopUpDeclined _, Refused _ -> Optional.empty();
        };
    }

    private record Remembered(String request, Outcome outcome, UUID wallet) {}
}
