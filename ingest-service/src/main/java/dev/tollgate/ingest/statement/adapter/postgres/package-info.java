/** Finds the statements of the newest runs. */
@NullMarked
package dev.tollgate.ingest.statement.adapter.postgres;

import org.jspecify.annotations.NullMarked;
