/** Calls through the JDK's HTTP client. */
@NullMarked
package dev.tollgate.ingest.outbound.adapter.http;

import org.jspecify.annotations.NullMarked;
