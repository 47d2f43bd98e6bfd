/** Artefacts over HTTP. */
@NullMarked
package dev.tollgate.gateway.evidence.adapter.rest;

import org.jspecify.annotations.NullMarked;
