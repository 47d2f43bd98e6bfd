package dev.tollgate.ingest.statement;

import dev.tollgate.kernel.ProviderId;
import java.util.UUID;

/** A statement with the run that brought it in. */
public record StatedTotal(ProviderId provider, UUID runId, Statement statement) {}
