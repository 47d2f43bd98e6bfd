/** Waiting webhooks in PostgreSQL. */
@NullMarked
package dev.tollgate.ingest.refetch.adapter.postgres;

import org.jspecify.annotations.NullMarked;
