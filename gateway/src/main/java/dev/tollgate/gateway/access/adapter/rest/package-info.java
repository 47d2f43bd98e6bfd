/** API keys over HTTP: the proof in each request, and the operations that issue and revoke. */
@NullMarked
package dev.tollgate.gateway.access.adapter.rest;

import org.jspecify.annotations.NullMarked;
