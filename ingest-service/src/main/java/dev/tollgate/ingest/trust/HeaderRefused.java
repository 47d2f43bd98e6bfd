package dev.tollgate.ingest.trust;

/** A header that proves nothing, and why. Thrown for every forged delivery, so that it carries no stack trace. */
final class HeaderRefused extends Exception {
    private static final long serialVersionUID = 1;
    private final CheckResult.Reason reason;

    HeaderRefused(CheckResult.Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    CheckResult.Reason reason() {
        return reason;
    }
}
