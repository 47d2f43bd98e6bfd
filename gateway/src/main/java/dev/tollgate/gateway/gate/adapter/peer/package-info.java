/** The services that are asked for evidence. */
@NullMarked
package dev.tollgate.gateway.gate.adapter.peer;

import org.jspecify.annotations.NullMarked;
