/** What the reports said, as rows. */
@NullMarked
package dev.tollgate.gateway.confidence.adapter.postgres;

import org.jspecify.annotations.NullMarked;
