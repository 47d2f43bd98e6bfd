/** When the store is told of what was not taken, and forgets what was not believed. */
@NullMarked
package dev.tollgate.ingest.webhook.adapter.schedule;

import org.jspecify.annotations.NullMarked;
