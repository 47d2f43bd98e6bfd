/** Compressed files, read to their last byte or refused. */
@NullMarked
package dev.tollgate.ingest.gzip;

import org.jspecify.annotations.NullMarked;
