/** Ingest runs and canonical totals over HTTP. */
@NullMarked
package dev.tollgate.ingest.export.adapter.rest;

import org.jspecify.annotations.NullMarked;
