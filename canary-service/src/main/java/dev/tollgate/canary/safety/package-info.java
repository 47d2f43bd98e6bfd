/** The guards: pure judgements that are asked before a probe sends anything, and again before money moves. */
@NullMarked
package dev.tollgate.canary.safety;

import org.jspecify.annotations.NullMarked;
