/** Rates of senders as token buckets, in memory of this replica. */
@NullMarked
package dev.tollgate.gateway.route.adapter.bucket;

import org.jspecify.annotations.NullMarked;
