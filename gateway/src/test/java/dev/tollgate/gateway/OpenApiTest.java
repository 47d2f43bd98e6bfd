package dev.tollgate.gateway;

import dev.tollgate.kernel.house.OpenApiFile;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@GatewayTest
class OpenApiTest {
    @Test
    void the_committed_contract_is_what_the_service_says_of_itself() throws IOException {
        OpenApiFile.mustEqual(
                Path.of("openapi.yaml"), Door.as("admin").get("/q/openapi").asString());
    }
}
