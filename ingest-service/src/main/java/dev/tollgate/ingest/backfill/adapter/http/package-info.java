/** Sends events to a gateway, and believes only answers that name each of them. */
@NullMarked
package dev.tollgate.ingest.backfill.adapter.http;

import org.jspecify.annotations.NullMarked;
