package dev.tollgate.ingest.provider.adapter.file;

import dev.tollgate.ingest.outbound.Backoff;
import dev.tollgate.ingest.outbound.Pause;
import dev.tollgate.kernel.Identifiers;

/**
 * How files are copied, and how much of them is too much.
 *
 * @param maxBytes of one month, all files together
 * @param maxFiles of one month, manifests included
 */
record Copying(long maxBytes, int maxFiles, Backoff backoff, Identifiers chance, Pause pause) {}
