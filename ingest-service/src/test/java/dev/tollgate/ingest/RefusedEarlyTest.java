package dev.tollgate.ingest;

import dev.tollgate.kernel.house.PeerKeysResource;
import dev.tollgate.kernel.house.RefusedEarly;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
@IngestServiceTest
class RefusedEarlyTest extends RefusedEarly {
    @Override
    protected int port() {
        return RestAssured.port;
    }

    @Override
    protected String authorization() {
        return PeerKeysResource.bearer("gateway", "ingest-service", "operator");
    }

    @Override
    protected String post() {
        return "/v1/ingest-runs";
    }
}
