/** Decisions over HTTP. */
@NullMarked
package dev.tollgate.gateway.gate.adapter.rest;

import org.jspecify.annotations.NullMarked;
