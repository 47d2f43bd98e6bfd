/**
 * Reads Parquet, for the service and for the command line alike: column by column, page by page, the wanted columns
 * only. The Apache project's library decodes the pages, after they were looked through here.
 */
@NullMarked
package dev.tollgate.ingest.platform.parquet;

import org.jspecify.annotations.NullMarked;
