/** What a provider itself states for a billing month: provider totals, kept as they were said. */
@NullMarked
package dev.tollgate.ingest.statement;

import org.jspecify.annotations.NullMarked;
