/** What operators see of usage: metrics and log lines. */
@NullMarked
package dev.tollgate.ingest.usage.adapter.metrics;

import org.jspecify.annotations.NullMarked;
