/**
 * Reads Parquet, for the service and for the command line alike: column by column, page by page, the wanted columns
 * only. The layout is that of the Apache Parquet format specification.
 */
@NullMarked
package dev.tollgate.ingest.platform.parquet;

import org.jspecify.annotations.NullMarked;
