/** Our totals against the providers': drift, limit, verdict, and the stored reconciliation. */
@NullMarked
package dev.tollgate.reconcile.total;

import org.jspecify.annotations.NullMarked;
