/**
 * The inbox of {@code webhook} worked off later: what a delivery claims is asked of the provider's API, whose word wins (F4,
 * F8), in order for each object, and nothing of it is given up.
 */
@NullMarked
package dev.tollgate.ingest.refetch;

import org.jspecify.annotations.NullMarked;
