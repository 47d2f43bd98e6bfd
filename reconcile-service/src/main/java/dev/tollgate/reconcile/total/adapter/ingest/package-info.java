/** HTTP out: the totals as the ingest service tells them. */
@NullMarked
package dev.tollgate.reconcile.total.adapter.ingest;

import org.jspecify.annotations.NullMarked;
