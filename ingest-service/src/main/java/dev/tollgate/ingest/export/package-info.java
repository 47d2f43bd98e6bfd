/** A provider's billing files for one month: read, summed exactly, stored once. */
@NullMarked
package dev.tollgate.ingest.export;

import org.jspecify.annotations.NullMarked;
