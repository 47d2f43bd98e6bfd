/** Turns, and what live runs say of their providers, in PostgreSQL. */
@NullMarked
package dev.tollgate.ingest.provider.adapter.postgres;

import org.jspecify.annotations.NullMarked;
