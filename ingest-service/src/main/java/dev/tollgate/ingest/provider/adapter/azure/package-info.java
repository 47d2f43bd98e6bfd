/** Azure: exports from Blob Storage, totals from the Cost Management query API, rights from Azure's access control. */
@NullMarked
package dev.tollgate.ingest.provider.adapter.azure;

import org.jspecify.annotations.NullMarked;
