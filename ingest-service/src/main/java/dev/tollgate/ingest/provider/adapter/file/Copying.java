package dev.tollgate.ingest.provider.adapter.file;

import dev.tollgate.ingest.outbound.Backoff;
import dev.tollgate.ingest.outbound.Pause;
import dev.tollgate.kernel.Identifiers;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How files are copied, and how much of them is too much.
 *
 * @param maxBytes of one month, all files together
 * @param maxFiles of one month, manifests included
 * @param longest how long one month may take
 */
record Copying(
        long maxBytes,
        int maxFiles,
        Duration longest,
        Backoff backoff,
        InstantSource clock,
        Identifiers chance,
        Pause pause) {}
