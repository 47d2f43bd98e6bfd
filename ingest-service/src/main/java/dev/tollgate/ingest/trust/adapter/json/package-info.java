/** Bodies of webhooks as JSON. */
@NullMarked
package dev.tollgate.ingest.trust.adapter.json;

import org.jspecify.annotations.NullMarked;
