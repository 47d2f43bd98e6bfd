/** Asks payment providers' APIs for the objects that their webhooks are about. */
@NullMarked
package dev.tollgate.ingest.refetch.adapter.payments;

import org.jspecify.annotations.NullMarked;
