/** Does a bill keep the FOCUS specification? The rules are a table, and each is judged by itself. */
@NullMarked
package dev.tollgate.ingest.conformance;

import org.jspecify.annotations.NullMarked;
