/** The tables in which reconciliations are kept. */
@NullMarked
package dev.tollgate.reconcile.total.adapter.postgres;

import org.jspecify.annotations.NullMarked;
