package dev.tollgate.canary.sandbox;

import dev.tollgate.canary.sandbox.Outcome.Refused;
import dev.tollgate.canary.sandbox.Outcome.TopUpAccepted;
import dev.tollgate.canary.sandbox.Outcome.TopUpDeclined;
import dev.tollgate.canary.sandbox.Outcome.TopUpFound;
import dev.tollgate.canary.sandbox.Outcome.WalletClosed;
import dev.tollgate.canary.sandbox.Outcome.WalletFound;
import dev.tollgate.canary.sandbox.Outcome.WalletOpened;
import dev.tollgate.kernel.Identifiers;
import dev.tollgate.kernel.Money;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * All wallets and top-ups of one sandbox, in memory: what it knows ends with its process.
 *
 * <p>Every operation holds one lock, so that a balance and the payments behind it never disagree. The same clock and
 * identifiers give the same answers.
 */
public final class Wallets {
    /** What the sandbox deals in. */
    public static final List<String> CURRENCIES = List.of("EUR", "RUB", "USD");

    private static final int MAX_TOP_UPS_OF_A_WALLET = 100;
    private static final BigDecimal LARGEST_AMOUNT = new BigDecimal("1000000000");

    private final Map<UUID, Wallet> wallets = new LinkedHashMap<>();
    private final Map<UUID, TopUp> topUps = new LinkedHashMap<>();
    private final Answers answers = new Answers();
    private final Identifiers identifiers;
    private final InstantSource clock;
    private final int maxWallets;

    public Wallets(Identifiers identifiers, InstantSource clock, int maxWallets) {
        this.identifiers = identifiers;
        this.clock = clock;
        this.maxWallets = maxWallets;
    }

    /** Opens an empty wallet; with a key, the same key gives the same wallet again. */
    public synchronized Outcome open(String currency, Optional<String> key) {
        if (!CURRENCIES.contains(currency)) {
            return new Refused(Refusal.CURRENCY_NOT_OFFERED);
        }
        return key.map(k -> answers.once(k, "wallet " + currency, () -> open(currency)))
                .orElseGet(() -> open(currency));
    }

    public synchronized Outcome find(UUID wallet) {
        Wallet found = wallets.get(wallet);
        return found == null ? new Refused(Refusal.NO_SUCH_WALLET) : new WalletFound(found);
    }

    public synchronized Outcome findTopUp(UUID topUp) {
        TopUp found = topUps.get(topUp);
        return found == null ? new Refused(Refusal.NO_SUCH_TOP_UP) : new TopUpFound(found);
    }

    /** Asks for a payment, which stays pending and moves nothing; the same key never makes a second one. */
    public synchronized Outcome topUp(UUID wallet, Money amount, String method, Optional<String> key) {
        if (key.isEmpty()) {
            return new Refused(Refusal.KEY_MISSING);
        }
        return answers.once(
                key.get(), "top-up " + wallet + " " + amount + " " + method, () -> topUp(wallet, amount, method));
    }

    /** Carries the payment out, once however often it is asked for. */
    public synchronized Outcome confirm(UUID id) {
        TopUp topUp = topUps.get(id);
        if (topUp == null) {
            return new Refused(Refusal.NO_SUCH_TOP_UP);
        }
        return switch (topUp.state()) {
            case SUCCEEDED -> new TopUpFound(topUp);
            case DECLINED -> new TopUpDeclined(topUp);
            case PENDING -> settle(topUp);
        };
    }

    /** Gives back a part of a payment or all of it, never more than was paid. */
    public synchronized Outcome refund(UUID id, Money amount) {
        TopUp topUp = topUps.get(id);
        if (topUp == null) {
            return new Refused(Refusal.NO_SUCH_TOP_UP);
        }
        if (topUp.state() != TopUp.State.SUCCEEDED) {
            return new Refused(Refusal.NOTHING_TO_REFUND);
        }
        Optional<Refusal> wrong = wrongAmount(amount, topUp.amount().currency());
        if (wrong.isPresent()) {
            return new Refused(wrong.get());
        }
        if (topUp.refunded().plus(amount).compareTo(topUp.amount()) > 0) {
            return new Refused(Refusal.REFUND_OVER_PAID);
        }
        TopUp refunded = topUp.refunding(amount);
        topUps.put(id, refunded);
        wallets.computeIfPresent(
                topUp.wallet(),
                (_, wallet) -> wallet.withBalance(wallet.balance().minus(amount)));
        return new TopUpFound(refunded);
    }

    /** Closes an empty wallet for good. */
    public synchronized Outcome close(UUID id) {
        Wallet wallet = wallets.get(id);
        if (wallet == null) {
            return new Refused(Refusal.NO_SUCH_WALLET);
        }
        if (!wallet.balance().isZero()) {
            return new Refused(Refusal.BALANCE_NOT_ZERO);
        }
        wallets.put(id, wallet.closed());
        return new WalletClosed();
    }

    private Outcome open(String currency) {
        if (wallets.size() >= maxWallets && !forgetTheOldestClosed()) {
            return new Refused(Refusal.TOO_MANY_WALLETS);
        }
        Wallet wallet = new Wallet(identifiers.next(), Money.zero(currency), true, clock.instant());
        wallets.put(wallet.id(), wallet);
        return new WalletOpened(wallet);
    }

    private Outcome topUp(UUID id, Money amount, String method) {
        Wallet wallet = wallets.get(id);
        if (wallet == null) {
            return new Refused(Refusal.NO_SUCH_WALLET);
        }
        if (!wallet.open()) {
            return new Refused(Refusal.WALLET_CLOSED);
        }
        Optional<PaymentMethod> known = PaymentMethod.of(method);
        if (known.isEmpty()) {
            return new Refused(Refusal.UNKNOWN_METHOD);
        }
        Optional<Refusal> wrong = wrongAmount(amount, wallet.balance().currency());
        if (wrong.isPresent()) {
            return new Refused(wrong.get());
        }
        if (topUps.values().stream().filter(t -> t.wallet().equals(id)).count() >= MAX_TOP_UPS_OF_A_WALLET) {
            return new Refused(Refusal.TOO_MANY_TOP_UPS);
        }
        TopUp topUp = new TopUp(
                identifiers.next(), id, amount, known.get(), TopUp.State.PENDING, Money.zero(amount.currency()));
        topUps.put(topUp.id(), topUp);
        return new TopUpAccepted(topUp);
    }

    private Outcome settle(TopUp topUp) {
        Wallet wallet = wallets.get(topUp.wallet());
        if (wallet == null || !wallet.open()) {
            return new Refused(Refusal.WALLET_CLOSED);
        }
        TopUp settled =
                topUp.in(topUp.method() == PaymentMethod.CARD_OK ? TopUp.State.SUCCEEDED : TopUp.State.DECLINED);
        topUps.put(topUp.id(), settled);
        if (settled.state() == TopUp.State.DECLINED) {
            return new TopUpDeclined(settled);
        }
        wallets.put(wallet.id(), wallet.withBalance(wallet.balance().plus(topUp.amount())));
        return new TopUpFound(settled);
    }

    private static Optional<Refusal> wrongAmount(Money amount, String currency) {
        if (!amount.currency().equals(currency)) {
            return Optional.of(Refusal.CURRENCY_MISMATCH);
        }
        if (amount.amount().signum() <= 0) {
            return Optional.of(Refusal.AMOUNT_NOT_POSITIVE);
        }
        if (amount.amount().scale() > Currency.getInstance(currency).getDefaultFractionDigits()) {
            return Optional.of(Refusal.AMOUNT_TOO_FINE);
        }
        // A bound, so that no number of top-ups can pass what Money holds.
        return amount.amount().compareTo(LARGEST_AMOUNT) > 0 ? Optional.of(Refusal.AMOUNT_TOO_LARGE) : Optional.empty();
    }

    private boolean forgetTheOldestClosed() {
        Optional<UUID> oldest = wallets.values().stream()
                .filter(wallet -> !wallet.open())
                .map(Wallet::id)
                .findFirst();
        oldest.ifPresent(id -> {
            wallets.remove(id);
            topUps.values().removeIf(topUp -> topUp.wallet().equals(id));
            answers.forget(id);
        });
        return oldest.isPresent();
    }
}
