/** What a provider's bill looks like, and what its columns mean in FOCUS: recognised by header, mapped by tables. */
@NullMarked
package dev.tollgate.ingest.format;

import org.jspecify.annotations.NullMarked;
