package dev.tollgate.reconcile.total.adapter.rest;

import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import dev.tollgate.kernel.house.PeerKeysResource;
import dev.tollgate.reconcile.IngestStub;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The scenarios in the test's process. The resources below are global: every test of the module uses them. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedPostgresResource.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "role", value = "reconcile"))
@WithTestResource(
        value = PeerKeysResource.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "self", value = "reconcile-service"))
@WithTestResource(value = IngestStub.class, scope = TestResourceScope.GLOBAL)
class ReconciliationTest extends ReconciliationScenarios {}
