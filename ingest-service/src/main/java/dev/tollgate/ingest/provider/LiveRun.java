package dev.tollgate.ingest.provider;

import dev.tollgate.ingest.export.Delivery;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.export.RunState;
import dev.tollgate.kernel.BillingPeriod;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A live run, as far as it tells how its provider's connection stands.
 *
 * @param reason set when it failed
 * @param delivery set when it is completed
 */
public record LiveRun(
        UUID id,
        BillingPeriod period,
        RunState state,
        Optional<FailureReason> reason,
        String explanation,
        Instant requestedAt,
        Optional<Instant> finishedAt,
        Optional<Delivery> delivery) {}
