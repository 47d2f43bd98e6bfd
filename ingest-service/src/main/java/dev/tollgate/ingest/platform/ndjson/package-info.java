/** Reads files of one JSON object a line, for the service and for the command line alike. */
@NullMarked
package dev.tollgate.ingest.platform.ndjson;

import org.jspecify.annotations.NullMarked;
