package dev.tollgate.gateway;

import dev.tollgate.kernel.house.RefusedEarly;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@GatewayTest
class RefusedEarlyTest extends RefusedEarly {
    @Override
    protected int port() {
        return RawSender.port();
    }

    @Override
    protected String authorization() {
        return "Bearer " + Door.key("pipeline");
    }

    @Override
    protected String post() {
        return "/v1/ingest-runs";
    }
}
