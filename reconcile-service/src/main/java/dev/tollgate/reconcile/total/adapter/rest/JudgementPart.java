package dev.tollgate.reconcile.total.adapter.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/** The stored judgement document as it is read for an answer. */
@RegisterForReflection
record JudgementPart(
        String billingPeriod,
        String mode,
        Instant judgedAt,
        String limitsDigest,
        String verdict,
        List<ProviderResponse> providers) {}
