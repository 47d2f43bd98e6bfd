package dev.tollgate.gateway;

import io.quarkus.test.junit.QuarkusTest;

/** A release from its registration to its decision, inside the test's own process. */
@QuarkusTest
@GatewayTest
class ReleaseToDecisionTest extends ReleaseToDecisionScenario {}
