/** Probe runs in PostgreSQL, which also says who may run. */
@NullMarked
package dev.tollgate.canary.probe.adapter.postgres;

import org.jspecify.annotations.NullMarked;
