package dev.tollgate.canary.safety;

/** Why a guard does not let a probe go. */
public enum Refusal {
    NO_CAP,
    AMOUNT_NOT_POSITIVE,
    AMOUNT_TOO_FINE,
    CURRENCY_MISMATCH,
    AMOUNT_OVER_CAP,
    KEY_NOT_SANDBOX,
    HOST_NOT_ALLOWED,
    NOT_A_SANDBOX
}
