/** Endpoints that say of themselves that they take synthetic webhooks. */
@NullMarked
package dev.tollgate.ingest.trust.adapter.sandbox;

import org.jspecify.annotations.NullMarked;
