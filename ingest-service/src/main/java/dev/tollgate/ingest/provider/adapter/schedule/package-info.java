/** Looks regularly whose turn it is to be fetched. */
@NullMarked
package dev.tollgate.ingest.provider.adapter.schedule;

import org.jspecify.annotations.NullMarked;
