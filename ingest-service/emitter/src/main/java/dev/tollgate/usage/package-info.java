/**
 * Sends an application's usage events to Tollgate. {@link dev.tollgate.usage.UsageEmitter} is the door; the contract that
 * it speaks is {@code ingest-service/usage.md}. Nothing but the JDK (17 or newer) is needed at run time.
 */
@NullMarked
package dev.tollgate.usage;

import org.jspecify.annotations.NullMarked;
