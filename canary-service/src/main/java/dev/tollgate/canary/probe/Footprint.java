package dev.tollgate.canary.probe;

import dev.tollgate.kernel.Money;
import java.util.Optional;
import java.util.UUID;

/**
 * What one flow of one run may have left at the target. Written down before each request that could leave something,
 * so that a crash between charge and refund can be cleaned up by whoever finds it.
 *
 * @param amount what a top-up of this flow pays
 * @param method the test card that it pays with
 * @param instance which sandbox process it was, where the target says so: its memory ends with it
 * @param walletAsked whether the target may have opened a wallet
 * @param topUpAsked whether the target may have taken a payment
 */
public record Footprint(
        UUID run,
        String flow,
        Money amount,
        String method,
        Optional<String> instance,
        boolean walletAsked,
        Optional<String> wallet,
        boolean topUpAsked,
        Optional<String> topUp) {

    static Footprint none(UUID run, Flow flow, Money amount, Optional<String> instance) {
        return new Footprint(
                run, flow.name(), amount, flow.method(), instance, false, Optional.empty(), false, Optional.empty());
    }

    /** The same in every attempt, so that asking again finds what was asked for before. */
    String walletKey() {
        return run + "-" + flow + "-wallet";
    }

    String topUpKey() {
        return run + "-" + flow + "-top-up";
    }

    Footprint askingWallet() {
        return new Footprint(run, flow, amount, method, instance, true, wallet, topUpAsked, topUp);
    }

    Footprint askingTopUp() {
        return new Footprint(run, flow, amount, method, instance, walletAsked, wallet, true, topUp);
    }

    Footprint withWallet(Optional<String> id) {
        return new Footprint(run, flow, amount, method, instance, walletAsked, id, topUpAsked, topUp);
    }

    Footprint withTopUp(Optional<String> id) {
        return new Footprint(run, flow, amount, method, instance, walletAsked, wallet, topUpAsked, id);
    }

    Footprint nothingSent(Footprint before) {
        return new Footprint(run, flow, amount, method, instance, before.walletAsked, wallet, before.topUpAsked, topUp);
    }
}
