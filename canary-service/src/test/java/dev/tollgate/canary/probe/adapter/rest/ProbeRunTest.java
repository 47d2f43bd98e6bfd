package dev.tollgate.canary.probe.adapter.rest;

import dev.tollgate.canary.CanaryTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@CanaryTest
class ProbeRunTest extends ProbeRunScenario {}
