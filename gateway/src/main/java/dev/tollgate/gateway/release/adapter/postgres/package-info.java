/** Releases as rows. */
@NullMarked
package dev.tollgate.gateway.release.adapter.postgres;

import org.jspecify.annotations.NullMarked;
