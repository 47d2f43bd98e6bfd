package dev.tollgate.canary.safety;

/** What must hold before a probe sends its first request. All are asked, and all answers are shown. */
public enum Guard {
    AMOUNT_CAP("the amount is positive, has no more decimals than its currency, and is not over the cap"),
    SANDBOX_PROOF("the key's prefix, an allow-listed host and the target's own statement all say sandbox");

    private final String holds;

    Guard(String holds) {
        this.holds = holds;
    }

    /** What it proves, in words. */
    public String holds() {
        return holds;
    }
}
