/** Probes by the clock. */
@NullMarked
package dev.tollgate.canary.probe.adapter.schedule;

import org.jspecify.annotations.NullMarked;
