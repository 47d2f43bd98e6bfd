/**
 * Compares what we hold with what others say, and stores each comparison as a dated, immutable judgement.
 *
 * <p>Promises: exact signed drift, a reason for every doubt, the same bytes from the same inputs. Never: resolves or
 * holds a provider's credential, fills in a missing number, or changes a judgement once it is stored.
 */
@NullMarked
package dev.tollgate.reconcile;

import org.jspecify.annotations.NullMarked;
