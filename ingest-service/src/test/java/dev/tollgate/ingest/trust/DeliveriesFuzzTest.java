package dev.tollgate.ingest.trust;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Looks for headers or a body that hurt, by coverage: {@code JAZZER_FUZZ=1}, as the README has it for usage events. What
 * it finds it writes beside the seeds, where {@link FuzzedDeliveriesTest} reads it from then on.
 */
@EnabledIfEnvironmentVariable(named = "JAZZER_FUZZ", matches = "1", disabledReason = "JAZZER_FUZZ is not 1")
class DeliveriesFuzzTest {
    @FuzzTest(maxDuration = "1h")
    void no_delivery_hurts(byte[] input) {
        FuzzedDelivery.of(input).check();
    }
}
