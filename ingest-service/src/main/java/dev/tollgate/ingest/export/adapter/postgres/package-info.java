/** Runs, exports, the total cube and the quarantine in PostgreSQL. */
@NullMarked
package dev.tollgate.ingest.export.adapter.postgres;

import org.jspecify.annotations.NullMarked;
