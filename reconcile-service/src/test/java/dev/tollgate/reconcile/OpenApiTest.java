package dev.tollgate.reconcile;

import static io.restassured.RestAssured.given;

import dev.tollgate.kernel.house.OpenApiFile;
import dev.tollgate.kernel.house.PeerKeysResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest {
    @Test
    void the_committed_contract_is_what_the_service_says_of_itself() throws IOException {
        OpenApiFile.mustEqual(
                Path.of("openapi.yaml"),
                given().header("Authorization", PeerKeysResource.bearer("gateway", "reconcile-service", "operator"))
                        .get("/q/openapi")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
    }
}
