/** Which hosts this service may call, and how: bounded, never redirected, tried again only where that is safe. */
@NullMarked
package dev.tollgate.ingest.outbound;

import org.jspecify.annotations.NullMarked;
