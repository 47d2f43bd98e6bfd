package dev.tollgate.canary.probe;

import dev.tollgate.canary.probe.Finding.Broke;
import dev.tollgate.canary.probe.Finding.Held;
import dev.tollgate.canary.probe.Step.Leaves;
import dev.tollgate.kernel.Money;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The probe {@code wallet-top-up} (E2): a customer pays into a wallet, once well and once with a declined card. */
final class WalletTopUp {
    static final Probe PROBE = new Probe(
            "wallet-top-up",
            "a top-up arrives exactly once and can be given back; a declined card moves nothing",
            List.of(happy(), declined()));

    private WalletTopUp() {}

    private static Flow happy() {
        return new Flow(
                "happy",
                "card-ok",
                List.of(
                        createWallet("create-wallet"),
                        topUp("top-up"),
                        confirm("confirm"),
                        balance("balance-rose-by-exactly-the-amount", "is exactly the amount", Footprint::amount),
                        topUpAgain(),
                        confirm("confirm-again"),
                        balance("balance-rose-only-once", "is still exactly the amount", Footprint::amount),
                        refund(),
                        balance("balance-is-zero-after-the-refund", "is zero", WalletTopUp::nothing),
                        close("close-wallet")));
    }

    private static Flow declined() {
        return new Flow(
                "declined",
                "card-declined",
                List.of(
                        createWallet("declined-create-wallet"),
                        topUp("declined-top-up"),
                        confirmIsRefused(),
                        balance("declined-balance-is-unchanged", "is still zero", WalletTopUp::nothing),
                        close("declined-close-wallet")));
    }

    private static Step createWallet(String name) {
        return new Step(
                name,
                "POST /wallets",
                "201, and the balance is zero",
                Leaves.A_WALLET,
                WalletRequests::openWallet,
                (at, answer) -> {
                    if (answer.status() != 201) {
                        return unexpected(answer, "201");
                    }
                    if (answer.id().isEmpty()) {
                        return new Broke(Reason.UNEXPECTED_ANSWER, "201 without a usable id");
                    }
                    return balanceIs(answer, nothing(at))
                            .<Finding>map(wrong -> wrong)
                            .orElseGet(() -> new Held("201, balance " + nothing(at), at.withWallet(answer.id())));
                });
    }

    private static Step topUp(String name) {
        return new Step(
                name,
                "POST /wallets/{id}/top-ups",
                "201, PENDING, of exactly the amount",
                Leaves.A_TOP_UP,
                WalletRequests::askTopUp,
                (at, answer) -> {
                    if (answer.status() != 201) {
                        return unexpected(answer, "201");
                    }
                    if (answer.id().isEmpty()) {
                        return new Broke(Reason.UNEXPECTED_ANSWER, "201 without a usable id");
                    }
                    return payment(at.withTopUp(answer.id()), answer, "PENDING", "201, PENDING");
                });
    }

    private static Step topUpAgain() {
        return new Step(
                "top-up-again-with-the-same-key",
                "POST /wallets/{id}/top-ups with the Idempotency-Key of the first",
                "the first top-up is answered, and no second one made",
                Leaves.NOTHING,
                WalletRequests::askTopUp,
                (at, answer) -> {
                    if (answer.status() != 201 && answer.status() != 200) {
                        return unexpected(answer, "200 or 201");
                    }
                    return answer.id().equals(at.topUp())
                            ? new Held("the same top-up", at)
                            : new Broke(Reason.COUNTED_TWICE, "the same key gave another top-up");
                });
    }

    private static Step confirm(String name) {
        return new Step(
                name,
                "POST /top-ups/{id}/confirm",
                "200, SUCCEEDED, of exactly the amount",
                Leaves.NOTHING,
                WalletRequests::confirm,
                (at, answer) -> answer.status() == 200
                        ? payment(at, answer, "SUCCEEDED", "200, SUCCEEDED")
                        : unexpected(answer, "200"));
    }

    private static Step confirmIsRefused() {
        return new Step(
                "declined-confirm-is-refused",
                "POST /top-ups/{id}/confirm",
                "402, DECLINED",
                Leaves.NOTHING,
                WalletRequests::confirm,
                (at, answer) -> answer.status() == 402
                        ? payment(at, answer, "DECLINED", "402, DECLINED")
                        : unexpected(answer, "402"));
    }

    private static Step balance(String name, String mustBe, Function<Footprint, Money> expected) {
        return new Step(
                name,
                "GET /wallets/{id}",
                "the balance " + mustBe,
                Leaves.NOTHING,
                WalletRequests::wallet,
                (at, answer) -> answer.status() != 200
                        ? unexpected(answer, "200")
                        : balanceIs(answer, expected.apply(at))
                                .<Finding>map(wrong -> wrong)
                                .orElseGet(() -> new Held(expected.apply(at).toString(), at)));
    }

    private static Step refund() {
        return new Step(
                "refund",
                "POST /top-ups/{id}/refund",
                "200, and exactly the amount is refunded",
                Leaves.NOTHING,
                at -> WalletRequests.refund(at, at.amount()),
                (at, answer) -> {
                    if (answer.status() != 200) {
                        return unexpected(answer, "200");
                    }
                    Optional<Money> refunded = answer.money("refunded");
                    return refunded.equals(Optional.of(at.amount()))
                            ? new Held("200, " + at.amount() + " refunded", at)
                            : new Broke(Reason.WRONG_AMOUNT, "refunded is " + shown(refunded) + ", not " + at.amount());
                });
    }

    private static Step close(String name) {
        return new Step(
                name,
                "DELETE /wallets/{id}",
                "204",
                Leaves.NOTHING,
                WalletRequests::close,
                (at, answer) -> answer.status() == 204 ? new Held("204", at) : unexpected(answer, "204"));
    }

    static Broke unexpected(Answer answer, String expected) {
        return answer.isRedirect()
                ? new Broke(Reason.REDIRECTED, answer.status() + ", a redirect that was not followed")
                : new Broke(Reason.UNEXPECTED_STATUS, answer.status() + ", not " + expected);
    }

    static String shown(Optional<Money> amount) {
        return amount.map(Money::toString).orElse("no exact amount");
    }

    private static Finding payment(Footprint at, Answer answer, String state, String detail) {
        if (!answer.text("state").equals(Optional.of(state))) {
            return new Broke(Reason.UNEXPECTED_ANSWER, "the state is not " + state);
        }
        Optional<Money> amount = answer.money("amount");
        return amount.equals(Optional.of(at.amount()))
                ? new Held(detail, at)
                : new Broke(Reason.WRONG_AMOUNT, "the payment is of " + shown(amount) + ", not " + at.amount());
    }

    private static Optional<Broke> balanceIs(Answer answer, Money expected) {
        Optional<Money> balance = answer.money("balance");
        return balance.equals(Optional.of(expected))
                ? Optional.empty()
                : Optional.of(
                        new Broke(Reason.WRONG_BALANCE, "the balance is " + shown(balance) + ", not " + expected));
    }

    private static Money nothing(Footprint at) {
        return Money.zero(at.amount().currency());
    }
}
