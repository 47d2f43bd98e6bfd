package dev.tollgate.kernel;

/** What every command of every service says to the pipeline that called it. Every code but 0 keeps the gate shut. */
public enum ExitCode {
    /** GO, passed. */
    PASSED(0),
    /** NO_GO, failed. */
    FAILED(1),
    /** Wrong usage or configuration; nothing was done. */
    WRONG_USAGE(2),
    /** UNKNOWN: could not be proven either way; any unexpected error of ours included. */
    UNPROVEN(3);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
