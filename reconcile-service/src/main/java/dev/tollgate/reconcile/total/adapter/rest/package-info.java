/** HTTP in: the operations on reconciliations and the published schema. */
@NullMarked
package dev.tollgate.reconcile.total.adapter.rest;

import org.jspecify.annotations.NullMarked;
