/** Where a fetched month lies, as files. */
@NullMarked
package dev.tollgate.ingest.provider.adapter.file;

import org.jspecify.annotations.NullMarked;
