/** The command line. */
@NullMarked
package dev.tollgate.ingest.platform;

import org.jspecify.annotations.NullMarked;
