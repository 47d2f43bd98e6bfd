package dev.tollgate.canary.probe.adapter.rest;

import static dev.tollgate.canary.probe.adapter.rest.ProbeRunScenario.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.canary.CanaryTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The schedule is off by default; switched on, it probes by itself. */
@QuarkusTest
@CanaryTest
@TestProfile(ScheduleTest.EverySecond.class)
class ScheduleTest {
    public static class EverySecond implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tollgate.canary.every", "1s");
        }
    }

    @Test
    void a_schedule_that_is_switched_on_probes_by_itself() {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        List<String> verdicts;
        do {
            Response page = as("service").get("/v1/probe-runs?probe=wallet-top-up&limit=5");
            verdicts = page.path("items.findAll { it.verdict != null }.verdict");
        } while (verdicts.size() < 2 && Instant.now().isBefore(deadline));

        assertThat(verdicts).hasSizeGreaterThanOrEqualTo(2).containsOnly("PASS");
    }
}
