/** Probes: synthetic billing flows with steps, a money limit and a clean-up that must prove itself. */
@NullMarked
package dev.tollgate.canary.probe;

import org.jspecify.annotations.NullMarked;
