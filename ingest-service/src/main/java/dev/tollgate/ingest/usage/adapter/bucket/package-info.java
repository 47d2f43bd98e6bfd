/** Rates of tenants as token buckets, in memory of this replica. */
@NullMarked
package dev.tollgate.ingest.usage.adapter.bucket;

import org.jspecify.annotations.NullMarked;
