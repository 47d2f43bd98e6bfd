/** Reads files of events, in memory that does not grow with the file. */
@NullMarked
package dev.tollgate.ingest.backfill.adapter.file;

import org.jspecify.annotations.NullMarked;
