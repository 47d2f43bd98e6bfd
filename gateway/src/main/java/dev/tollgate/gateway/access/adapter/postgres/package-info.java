/** API keys as rows: the digest of a secret, never the secret. */
@NullMarked
package dev.tollgate.gateway.access.adapter.postgres;

import org.jspecify.annotations.NullMarked;
