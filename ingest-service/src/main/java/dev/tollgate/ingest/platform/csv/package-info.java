/** Reads delimited files, for the service and for the command line alike. */
@NullMarked
package dev.tollgate.ingest.platform.csv;

import org.jspecify.annotations.NullMarked;
