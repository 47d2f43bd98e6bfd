/**
 * Brings billing facts in, exactly and once.
 *
 * <p>Promises: every amount of a bill is counted once, set aside or quarantined, and told; what cannot be read is never
 * guessed. Never: judges a total, holds a secret beyond the call that needs it, or reads outside its configured root.
 */
@NullMarked
package dev.tollgate.ingest;

import org.jspecify.annotations.NullMarked;
