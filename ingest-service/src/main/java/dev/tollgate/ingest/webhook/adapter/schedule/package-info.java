/** When waiting webhooks are worked off. */
@NullMarked
package dev.tollgate.ingest.webhook.adapter.schedule;

import org.jspecify.annotations.NullMarked;
