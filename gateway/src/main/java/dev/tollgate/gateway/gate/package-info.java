/** Checks and their verdict: a pure function of policy, evidence and instant. */
@NullMarked
package dev.tollgate.gateway.gate;

import org.jspecify.annotations.NullMarked;
