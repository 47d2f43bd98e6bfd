package dev.tollgate.canary.probe.adapter.postgres;

import java.io.Serializable;
import java.util.UUID;

/** One flow of one run. */
record FootprintId(UUID runId, String flow) implements Serializable {}
