/** When waiting webhooks are worked off. */
@NullMarked
package dev.tollgate.ingest.refetch.adapter.schedule;

import org.jspecify.annotations.NullMarked;
