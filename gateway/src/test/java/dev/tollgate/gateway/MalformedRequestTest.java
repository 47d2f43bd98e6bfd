package dev.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@GatewayTest
class MalformedRequestTest {
    private static final String ID = "01993c5e-0000-7000-8000-000000000099";

    @ParameterizedTest
    @CsvSource({
        "/v1/releases/notauuid, id",
        "/v1/releases/1-1-1-1-1, id",
        "/v1/releases?limit=abc, limit",
        "/v1/releases?limit=0, limit",
        "/v1/releases?limit=101, limit",
        "/v1/releases?limit=99999999999, limit",
        "/v1/releases?cursor=abc, cursor",
        "/v1/releases/notauuid/gates/pr-fast/decisions, id",
        "/v1/releases/" + ID + "/gates/pr-fast/decisions?limit=abc, limit",
        "/v1/releases/" + ID + "/gates/pr-fast/decisions?cursor=abc, cursor",
        "/v1/releases/" + ID + "/gates/pr-fast/decisions/notauuid, decisionId",
        "/v1/releases/" + ID + "/gates/pr-fast/decisions/notauuid/junit.xml, decisionId",
        "/v1/releases/notauuid/gates/pr-fast/decisions/" + ID + "/summary.md, id"
    })
    void an_id_or_parameter_of_the_wrong_shape_is_refused_by_its_name(String path, String parameter) {
        mustName(parameter, Door.as("pipeline").get(path));
    }

    @Test
    void what_is_posted_to_an_id_of_the_wrong_shape_is_refused_by_its_name() {
        mustName("id", Door.post("pipeline", "/v1/releases/notauuid/gates/pr-fast/decisions", "{}"));
        mustName("id", Door.postXml("/v1/releases/notauuid/junit-reports", "<testsuite/>"));
        mustName("id", Door.postXml("/v1/releases/notauuid/coverage-reports", "<report/>"));
    }

    @Test
    void decisions_of_what_does_not_exist_are_not_an_empty_list() {
        Door.as("pipeline")
                .get("/v1/releases/" + ID + "/gates/pr-fast/decisions")
                .then()
                .statusCode(404);
        String release = Door.newRelease();
        Door.as("pipeline")
                .get("/v1/releases/" + release + "/gates/nowhere/decisions")
                .then()
                .statusCode(404);
        for (String gate : new String[] {"pr-fast", "pre-release"}) {
            Response none = Door.as("pipeline").get("/v1/releases/" + release + "/gates/" + gate + "/decisions");
            none.then().statusCode(200);
            assertThat(Door.json(none.asString()).get("items")).isEmpty();
        }
    }

    private static void mustName(String parameter, Response refused) {
        refused.then().statusCode(400).contentType("application/problem+json");
        JsonNode errors = Door.json(refused.asString()).get("errors");
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).get("field").textValue()).isEqualTo(parameter);
    }
}
