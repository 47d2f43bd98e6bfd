package dev.tollgate.canary.sandbox;

/** What the sandbox answers. */
public sealed interface Outcome {
    record WalletOpened(Wallet wallet) implements Outcome {}

    record WalletFound(Wallet wallet) implements Outcome {}

    record WalletClosed() implements Outcome {}

    record TopUpAccepted(TopUp topUp) implements Outcome {}

    record TopUpFound(TopUp topUp) implements Outcome {}

    /** The card was declined; the balance is unchanged. */
    record TopUpDeclined(TopUp topUp) implements Outcome {}

    record Refused(Refusal refusal) implements Outcome {}
}
