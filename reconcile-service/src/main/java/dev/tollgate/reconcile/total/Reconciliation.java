package dev.tollgate.reconcile.total;

import dev.tollgate.kernel.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * A stored, dated, immutable judgement; a correction is a new one that names the old.
 *
 * @param previous the one before it of the same period and mode
 * @param judgement its canonical JSON, as it was judged
 * @param position where it stands among all that are stored; later ones have a larger position
 */
public record Reconciliation(
        ReconciliationId id, @Nullable ReconciliationId previous, Sha256 digest, String judgement, long position) {}
