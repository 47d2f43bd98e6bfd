/** GET /v1/providers. */
@NullMarked
package dev.tollgate.ingest.provider.adapter.rest;

import org.jspecify.annotations.NullMarked;
