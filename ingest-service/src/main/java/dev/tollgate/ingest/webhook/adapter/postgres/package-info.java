/** Webhooks in PostgreSQL. */
@NullMarked
package dev.tollgate.ingest.webhook.adapter.postgres;

import org.jspecify.annotations.NullMarked;
