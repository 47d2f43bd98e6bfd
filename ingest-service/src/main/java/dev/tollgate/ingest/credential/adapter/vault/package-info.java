/** Secrets in Vault, KV version 2, through the requests of its own client. */
@NullMarked
package dev.tollgate.ingest.credential.adapter.vault;

import org.jspecify.annotations.NullMarked;
