package dev.tollgate.canary.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.canary.sandbox.Outcome.Refused;
import dev.tollgate.canary.sandbox.Outcome.TopUpAccepted;
import dev.tollgate.canary.sandbox.Outcome.TopUpDeclined;
import dev.tollgate.canary.sandbox.Outcome.TopUpFound;
import dev.tollgate.canary.sandbox.Outcome.WalletClosed;
import dev.tollgate.canary.sandbox.Outcome.WalletFound;
import dev.tollgate.canary.sandbox.Outcome.WalletOpened;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.house.MovableClock;
import dev.tollgate.kernel.house.SeededIdentifiers;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalletsTest {
    private static final Money TEN = Money.of("10", "RUB");
    private final Wallets wallets = wallets(3);

    @Test
    void money_is_exact_a_confirmed_top_up_raises_the_balance_once_however_often_it_is_confirmed() {
        UUID wallet = open();
        UUID topUp = topUp(wallet, TEN, "card-ok", "k1");
        assertThat(balance(wallet)).isEqualTo(Money.zero("RUB"));

        wallets.confirm(topUp);
        wallets.confirm(topUp);

        assertThat(balance(wallet)).isEqualTo(TEN);
    }

    @Test
    void once_the_same_key_gives_the_same_top_up_and_another_body_under_it_is_refused() {
        UUID wallet = open();
        Outcome first = wallets.topUp(wallet, TEN, "card-ok", Optional.of("k1"));

        assertThat(wallets.topUp(wallet, TEN, "card-ok", Optional.of("k1"))).isEqualTo(first);
        assertThat(wallets.topUp(wallet, Money.of("11", "RUB"), "card-ok", Optional.of("k1")))
                .isEqualTo(new Refused(Refusal.KEY_REUSED_FOR_OTHER_BODY));
        assertThat(wallets.topUp(wallet, TEN, "card-ok", Optional.empty())).isEqualTo(new Refused(Refusal.KEY_MISSING));
    }

    @Test
    void a_declined_card_moves_nothing_and_stays_declined() {
        UUID wallet = open();
        UUID topUp = topUp(wallet, TEN, "card-declined", "k1");

        assertThat(wallets.confirm(topUp)).isInstanceOf(TopUpDeclined.class);
        assertThat(wallets.confirm(topUp)).isInstanceOf(TopUpDeclined.class);
        assertThat(balance(wallet)).isEqualTo(Money.zero("RUB"));
        assertThat(wallets.refund(topUp, TEN)).isEqualTo(new Refused(Refusal.NOTHING_TO_REFUND));
    }

    @Test
    void no_more_is_refunded_than_was_paid_and_only_an_empty_wallet_is_closed() {
        UUID wallet = open();
        UUID topUp = topUp(wallet, TEN, "card-ok", "k1");
        assertThat(wallets.refund(topUp, TEN)).isEqualTo(new Refused(Refusal.NOTHING_TO_REFUND));
        wallets.confirm(topUp);

        assertThat(wallets.refund(topUp, Money.of("10.01", "RUB"))).isEqualTo(new Refused(Refusal.REFUND_OVER_PAID));
        assertThat(wallets.close(wallet)).isEqualTo(new Refused(Refusal.BALANCE_NOT_ZERO));
        assertThat(wallets.refund(topUp, Money.of("9.99", "RUB"))).isInstanceOf(TopUpFound.class);
        assertThat(balance(wallet)).isEqualTo(Money.of("0.01", "RUB"));
        assertThat(wallets.refund(topUp, Money.of("0.02", "RUB"))).isEqualTo(new Refused(Refusal.REFUND_OVER_PAID));
        wallets.refund(topUp, Money.of("0.01", "RUB"));
        assertThat(wallets.close(wallet)).isEqualTo(new WalletClosed());
        assertThat(wallets.topUp(wallet, TEN, "card-ok", Optional.of("k2")))
                .isEqualTo(new Refused(Refusal.WALLET_CLOSED));
    }

    @ParameterizedTest
    @CsvSource({
        "0, RUB, AMOUNT_NOT_POSITIVE",
        "-1, RUB, AMOUNT_NOT_POSITIVE",
        "0.001, RUB, AMOUNT_TOO_FINE",
        "10, USD, CURRENCY_MISMATCH",
        "1000000000.01, RUB, AMOUNT_TOO_LARGE"
    })
    void an_amount_that_is_not_right_is_refused(String amount, String currency, Refusal refusal) {
        assertThat(wallets.topUp(open(), Money.of(amount, currency), "card-ok", Optional.of("k")))
                .isEqualTo(new Refused(refusal));
    }

    @Test
    void the_number_of_wallets_is_bounded_and_the_oldest_closed_one_makes_room() {
        UUID oldest = open();
        open();
        open();
        assertThat(wallets.open("RUB", Optional.empty())).isEqualTo(new Refused(Refusal.TOO_MANY_WALLETS));

        wallets.close(oldest);

        assertThat(wallets.open("RUB", Optional.empty())).isInstanceOf(WalletOpened.class);
        assertThat(wallets.find(oldest)).isEqualTo(new Refused(Refusal.NO_SUCH_WALLET));
    }

    @Test
    void the_same_seed_and_clock_give_the_same_answers() {
        assertThat(wallets(3).open("EUR", Optional.empty()))
                .isEqualTo(wallets(3).open("EUR", Optional.empty()));
    }

    private static Wallets wallets(int max) {
        return new Wallets(new SeededIdentifiers(7), new MovableClock(Instant.parse("2026-10-06T08:00:00Z")), max);
    }

    private UUID open() {
        return ((WalletOpened) wallets.open("RUB", Optional.empty())).wallet().id();
    }

    private UUID topUp(UUID wallet, Money amount, String method, String key) {
        return ((TopUpAccepted) wallets.topUp(wallet, amount, method, Optional.of(key)))
                .topUp()
                .id();
    }

    private Money balance(UUID wallet) {
        return ((WalletFound) wallets.find(wallet)).wallet().balance();
    }
}
