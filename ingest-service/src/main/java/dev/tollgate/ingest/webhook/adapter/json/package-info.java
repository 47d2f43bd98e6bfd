/** Bodies of webhooks as JSON. */
@NullMarked
package dev.tollgate.ingest.webhook.adapter.json;

import org.jspecify.annotations.NullMarked;
