/** OpenOps: charges from one of its tables, which Baserow keeps, and a total that one of its workflows answers. */
@NullMarked
package dev.tollgate.ingest.provider.adapter.openops;

import org.jspecify.annotations.NullMarked;
