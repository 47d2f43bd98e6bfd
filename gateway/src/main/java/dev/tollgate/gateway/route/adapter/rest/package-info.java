/** Forwarding over HTTP: bytes and end-to-end headers, nothing else. */
@NullMarked
package dev.tollgate.gateway.route.adapter.rest;

import org.jspecify.annotations.NullMarked;
