package dev.tollgate.canary.sandbox;

/** Why the sandbox does not do what it is asked; each leaves every balance as it was. */
public enum Refusal {
    NO_SUCH_WALLET,
    NO_SUCH_TOP_UP,
    CURRENCY_NOT_OFFERED,
    CURRENCY_MISMATCH,
    AMOUNT_NOT_POSITIVE,
    AMOUNT_TOO_FINE,
    AMOUNT_TOO_LARGE,
    UNKNOWN_METHOD,
    KEY_MISSING,
    KEY_REUSED_FOR_OTHER_BODY,
    WALLET_CLOSED,
    BALANCE_NOT_ZERO,
    NOTHING_TO_REFUND,
    REFUND_OVER_PAID,
    TOO_MANY_WALLETS,
    TOO_MANY_TOP_UPS
}
