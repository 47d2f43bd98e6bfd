/** Backfills: usage events out of a file, chosen, checked, shown, and sent only when that is asked for twice (G5). */
@NullMarked
package dev.tollgate.ingest.backfill;

import org.jspecify.annotations.NullMarked;
