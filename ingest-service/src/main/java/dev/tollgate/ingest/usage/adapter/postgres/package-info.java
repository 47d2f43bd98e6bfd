/** Usage in PostgreSQL. */
@NullMarked
package dev.tollgate.ingest.usage.adapter.postgres;

import org.jspecify.annotations.NullMarked;
