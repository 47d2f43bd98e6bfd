package dev.tollgate.ingest;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same scenario against the packaged service. */
@QuarkusIntegrationTest
@IngestServiceTest
class IngestScenarioIT extends IngestScenarioTest {}
