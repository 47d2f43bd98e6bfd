/** Decisions as canonical JSON. */
@NullMarked
package dev.tollgate.gateway.gate.adapter.json;

import org.jspecify.annotations.NullMarked;
