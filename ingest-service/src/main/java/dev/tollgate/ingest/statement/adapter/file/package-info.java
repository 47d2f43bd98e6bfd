/** Reads statement.json. */
@NullMarked
package dev.tollgate.ingest.statement.adapter.file;

import org.jspecify.annotations.NullMarked;
