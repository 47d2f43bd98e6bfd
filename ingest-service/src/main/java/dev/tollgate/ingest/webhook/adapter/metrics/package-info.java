/** Webhooks as metrics. */
@NullMarked
package dev.tollgate.ingest.webhook.adapter.metrics;

import org.jspecify.annotations.NullMarked;
