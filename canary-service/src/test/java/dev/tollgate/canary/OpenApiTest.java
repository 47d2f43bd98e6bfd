package dev.tollgate.canary;

import static io.restassured.RestAssured.given;

import dev.tollgate.kernel.house.OpenApiFile;
import dev.tollgate.kernel.house.PeerKeysResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@CanaryTest
class OpenApiTest {
    @Test
    void the_committed_openapi_file_is_what_the_running_service_says() throws IOException {
        OpenApiFile.mustEqual(
                Path.of("openapi.yaml"),
                given().header("Authorization", PeerKeysResource.bearer("gateway", "canary-service", "operator"))
                        .get("/q/openapi")
                        .asString());
    }
}
