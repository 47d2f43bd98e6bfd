package dev.tollgate.ingest.trust;

import java.util.List;

/** What all checks of a delivery come to. */
public record Judgement(Verdict verdict, List<CheckResult> checks) {
    public Judgement {
        checks = List.copyOf(checks);
    }

    /** Whether a delivery is believed. */
    public enum Verdict {
        TRUSTED,
        /** What could be checked at once held; believed when the object was fetched again, and not before. */
        PENDING,
        UNTRUSTED
    }
}
