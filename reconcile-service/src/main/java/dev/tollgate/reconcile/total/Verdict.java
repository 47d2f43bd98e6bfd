package dev.tollgate.reconcile.total;

import java.util.Collection;

/** The outcome for a provider and, over the required ones, for the whole reconciliation. */
public enum Verdict {
    /** Every difference is within its limit. */
    MATCHED,
    /** A difference is over its limit, on evidence that nothing speaks against. */
    DRIFTED,
    /** Neither could be shown. */
    UNPROVEN;

    /** A proven drift outweighs a doubt about another provider; nothing at all is a doubt. */
    static Verdict over(Collection<Verdict> required) {
        if (required.contains(DRIFTED)) {
            return DRIFTED;
        }
        return required.isEmpty() || required.contains(UNPROVEN) ? UNPROVEN : MATCHED;
    }
}
