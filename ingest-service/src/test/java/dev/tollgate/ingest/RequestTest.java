package dev.tollgate.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Requests that cannot be served, and what they are told. */
@QuarkusTest
@IngestServiceTest
class RequestTest {
    @Test
    void every_mistake_of_a_request_is_named() {
        Requests.asOperator()
                .body("{}")
                .post("/v1/ingest-runs")
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("provider", "billingPeriod"));
        Requests.post("oracle", "2026-09", "x").statusCode(400).body("errors[0].field", equalTo("provider"));
        Requests.post("aws", "September", "x").statusCode(400).body("errors[0].field", equalTo("billingPeriod"));
        Requests.asOperator()
                .get("/v1/canonical-totals?provider=oracle")
                .then()
                .statusCode(400)
                .body("errors.field", contains("billingPeriod", "mode", "provider"));
        Requests.asOperator()
                .get("/v1/canonical-totals?billingPeriod=2026-09&mode=deterministic&breakdown=colour")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("breakdown"));
        Requests.asOperator()
                .get("/v1/canonical-totals?billingPeriod=2026-09&mode=deterministic&metric=Cost")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("metric"));
        Requests.asOperator()
                .get("/v1/ingest-runs?limit=0")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("limit"));
        Requests.asOperator()
                .get("/v1/ingest-runs?cursor=x")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("cursor"));
        Requests.asOperator().get("/v1/ingest-runs?wait=x").then().statusCode(200);
    }

    @Test
    void missing_is_not_good_an_unknown_mode_is_refused_and_never_replaced_by_another() {
        live("aws", "dry").statusCode(400).body("errors[0].field", equalTo("ingestMode"));
    }

    @Test
    void live_ingest_names_everything_that_is_missing_and_calls_nobody() {
        live("gcp", "live")
                .statusCode(422)
                .body("type", equalTo("urn:tollgate:problem:unprocessable"))
                .body("errors.field", hasItems("FICECAL_GCP_CREDENTIAL_REF", "TOLLGATE_LIVE_GCP_PROJECT"));
        live("azure", "live").statusCode(422).body("errors.field", hasItems("TOLLGATE_LIVE_AZURE_STORAGE_ENDPOINT"));
    }

    @Test
    void secrets_stay_put_a_raw_key_in_the_place_of_a_reference_appears_nowhere() throws Exception {
        live("aws", "live")
                .statusCode(422)
                .body("errors.field", hasItems("FICECAL_AWS_CREDENTIAL_REF"))
                .body(not(containsString(DropRootResource.PLANTED_SECRET)));
        assertThat(Files.readString(DropRootResource.LOG))
                .contains("ingest-service")
                .doesNotContain(DropRootResource.PLANTED_SECRET);
        try (var connection = EmbeddedPostgresResource.superuser().getConnection();
                var tables = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT query_to_xml('SELECT * FROM ingest.' || table_name, true, true, '')::text FROM"
                                        + " information_schema.tables WHERE table_schema = 'ingest'")) {
            while (tables.next()) {
                assertThat(tables.getString(1)).doesNotContain(DropRootResource.PLANTED_SECRET);
            }
        }
    }

    private static io.restassured.response.ValidatableResponse live(String provider, String mode) {
        return Requests.asOperator()
                .body("""
                        {"provider":"%s","billingPeriod":"2026-09","ingestMode":"%s"}""".formatted(provider, mode))
                .post("/v1/ingest-runs")
                .then();
    }
}
