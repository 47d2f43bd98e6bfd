/** Secrets behind a resolver, which speaks the protocol of credentials.md. */
@NullMarked
package dev.tollgate.ingest.credential.adapter.http;

import org.jspecify.annotations.NullMarked;
