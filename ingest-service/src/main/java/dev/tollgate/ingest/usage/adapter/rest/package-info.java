/** Usage over HTTP. */
@NullMarked
package dev.tollgate.ingest.usage.adapter.rest;

import org.jspecify.annotations.NullMarked;
