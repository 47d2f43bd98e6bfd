/** Releases over HTTP. */
@NullMarked
package dev.tollgate.gateway.release.adapter.rest;

import org.jspecify.annotations.NullMarked;
