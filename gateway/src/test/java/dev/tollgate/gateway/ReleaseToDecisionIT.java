package dev.tollgate.gateway;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, against the packaged service. */
@QuarkusIntegrationTest
@GatewayTest
class ReleaseToDecisionIT extends ReleaseToDecisionScenario {}
