package dev.tollgate.ingest;

import static io.restassured.RestAssured.given;

import dev.tollgate.kernel.house.OpenApiFile;
import dev.tollgate.kernel.house.PeerKeysResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@IngestServiceTest
class OpenApiTest {
    @Test
    void the_committed_contract_is_what_the_running_service_says() throws Exception {
        OpenApiFile.mustEqual(
                Path.of("openapi.yaml"),
                given().header("Authorization", PeerKeysResource.bearer("gateway", "ingest-service", "operator"))
                        .get("/q/openapi")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
    }
}
