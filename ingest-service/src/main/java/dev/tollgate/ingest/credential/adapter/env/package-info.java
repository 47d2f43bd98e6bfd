/** Secrets in the environment, for development only. */
@NullMarked
package dev.tollgate.ingest.credential.adapter.env;

import org.jspecify.annotations.NullMarked;
