/** Decisions as rows. */
@NullMarked
package dev.tollgate.gateway.gate.adapter.postgres;

import org.jspecify.annotations.NullMarked;
