/** GET /v1/provider-totals. */
@NullMarked
package dev.tollgate.ingest.statement.adapter.rest;

import org.jspecify.annotations.NullMarked;
