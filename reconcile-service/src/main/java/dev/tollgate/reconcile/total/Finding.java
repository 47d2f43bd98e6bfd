package dev.tollgate.reconcile.total;

/** What is proven about one provider, in one word for programs and one sentence for people. */
public sealed interface Finding {
    String explanation();

    record Matched(String explanation) implements Finding {}

    record Drifted(DriftReason reason, String explanation) implements Finding {}

    record Unproven(UnprovenReason reason, String explanation) implements Finding {}

    default Verdict verdict() {
        return switch (this) {
            case Matched _ -> Verdict.MATCHED;
            case Drifted _ -> Verdict.DRIFTED;
            case Unproven _ -> Verdict.UNPROVEN;
        };
    }
}
