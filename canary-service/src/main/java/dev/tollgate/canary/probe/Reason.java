package dev.tollgate.canary.probe;

import dev.tollgate.canary.safety.Refusal;
import dev.tollgate.canary.safety.Result;

/** Why a run did not pass. The list is closed: a consumer that meets another code must take it for unproven. */
public enum Reason {
    NO_CAP(Result.FAIL, "no cap is configured, and without one nothing runs"),
    AMOUNT_NOT_POSITIVE(Result.FAIL, "the amount is zero or negative"),
    AMOUNT_TOO_FINE(Result.FAIL, "the amount has more decimals than its currency"),
    CURRENCY_MISMATCH(Result.FAIL, "amount and cap are of different currencies"),
    AMOUNT_OVER_CAP(Result.FAIL, "the amount is over the cap; nothing was sent"),
    KEY_NOT_SANDBOX(Result.FAIL, "the key's prefix does not say sandbox; nothing was sent"),
    HOST_NOT_ALLOWED(Result.FAIL, "the target's host is not allow-listed; nothing was sent"),
    NOT_A_SANDBOX(Result.FAIL, "the target does not state that it is a sandbox"),
    UNEXPECTED_STATUS(Result.FAIL, "the target answered with another HTTP status"),
    UNEXPECTED_ANSWER(Result.FAIL, "the target's answer lacks something, or says something else"),
    WRONG_BALANCE(Result.FAIL, "a balance is not exactly what it must be"),
    WRONG_AMOUNT(Result.FAIL, "a payment is not exactly of the amount that was sent"),
    COUNTED_TWICE(Result.FAIL, "a repeated request was taken for a new one"),
    REDIRECTED(Result.FAIL, "the target sent us elsewhere, and we did not go"),
    UNREADABLE_ANSWER(Result.FAIL, "the target's answer is not JSON"),
    ANSWER_TOO_LARGE(Result.FAIL, "the target's answer is longer than we read"),
    CLEAN_UP_UNPROVEN(Result.FAIL, "it is not proven that nothing was left behind"),
    TARGET_UNREACHABLE(Result.UNPROVEN, "the target cannot be reached, or the connection broke"),
    TARGET_TIMED_OUT(Result.UNPROVEN, "the target did not answer in time"),
    INTERRUPTED(Result.UNPROVEN, "the run was interrupted before its end"),
    PREVIOUS_CLEAN_UP_UNPROVEN(Result.UNPROVEN, "what an earlier run left behind could not be cleaned up"),
    ERROR_OF_OURS(Result.UNPROVEN, "an unexpected error of ours; the log has it");

    private final Result verdict;
    private final String meaning;

    Reason(Result verdict, String meaning) {
        this.verdict = verdict;
        this.meaning = meaning;
    }

    /** The verdict that follows: the target misbehaved or a guard refused (FAIL), or nobody can know (UNPROVEN). */
    public Result verdict() {
        return verdict;
    }

    public String meaning() {
        return meaning;
    }

    static Reason of(Refusal refusal) {
        return switch (refusal) {
            case NO_CAP -> NO_CAP;
            case AMOUNT_NOT_POSITIVE -> AMOUNT_NOT_POSITIVE;
            case AMOUNT_TOO_FINE -> AMOUNT_TOO_FINE;
            case CURRENCY_MISMATCH -> CURRENCY_MISMATCH;
            case AMOUNT_OVER_CAP -> AMOUNT_OVER_CAP;
            case KEY_NOT_SANDBOX -> KEY_NOT_SANDBOX;
            case HOST_NOT_ALLOWED -> HOST_NOT_ALLOWED;
            case NOT_A_SANDBOX -> NOT_A_SANDBOX;
        };
    }
}
