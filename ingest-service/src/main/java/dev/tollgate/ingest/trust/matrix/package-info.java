/** The trust matrix (F1): every combination of proofs that a policy may meet, with the answer that each must get. */
@NullMarked
package dev.tollgate.ingest.trust.matrix;

import org.jspecify.annotations.NullMarked;
