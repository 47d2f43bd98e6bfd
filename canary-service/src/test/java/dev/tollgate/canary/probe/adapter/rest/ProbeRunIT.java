package dev.tollgate.canary.probe.adapter.rest;

import dev.tollgate.canary.CanaryTest;
import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
@CanaryTest
class ProbeRunIT extends ProbeRunScenario {}
