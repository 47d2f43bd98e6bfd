/** Waiting webhooks as metrics. */
@NullMarked
package dev.tollgate.ingest.refetch.adapter.metrics;

import org.jspecify.annotations.NullMarked;
