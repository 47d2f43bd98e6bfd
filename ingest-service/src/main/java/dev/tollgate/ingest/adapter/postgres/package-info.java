/** What all adapters to PostgreSQL have in common. */
@NullMarked
package dev.tollgate.ingest.adapter.postgres;

import org.jspecify.annotations.NullMarked;
