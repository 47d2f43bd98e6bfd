/** Webhooks over HTTP. */
@NullMarked
package dev.tollgate.ingest.webhook.adapter.rest;

import org.jspecify.annotations.NullMarked;
