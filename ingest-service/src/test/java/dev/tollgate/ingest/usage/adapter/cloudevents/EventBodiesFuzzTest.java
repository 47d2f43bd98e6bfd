package dev.tollgate.ingest.usage.adapter.cloudevents;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Looks for a body that hurts, by coverage: {@code JAZZER_FUZZ=1} and the command that the README has, for an hour unless {@code -Djazzer.max_duration} says otherwise. What it finds it writes
 * beside the seeds, where {@link FuzzedSeedsTest} reads it from then on. By itself, as its agent rewrites every class of
 * the JVM that it runs in.
 */
@EnabledIfEnvironmentVariable(named = "JAZZER_FUZZ", matches = "1", disabledReason = "JAZZER_FUZZ is not 1")
class EventBodiesFuzzTest {
    @FuzzTest(maxDuration = "1h")
    void no_body_hurts(byte[] input) {
        FuzzedBody.of(input).check();
    }
}
