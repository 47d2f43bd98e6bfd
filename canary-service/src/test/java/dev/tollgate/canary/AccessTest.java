package dev.tollgate.canary;

import static dev.tollgate.kernel.house.PeerKeysResource.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.smallrye.jwt.auth.principal.JWTParser;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@CanaryTest
class AccessTest {
    private static final String SELF = "canary-service";
    private static final String ID = "01993c5e-0000-7000-8000-000000000021";

    @Inject
    JWTParser parser;

    @ParameterizedTest
    @ValueSource(strings = {"/v1/probe-runs", "/v1/probe-runs/" + ID, "/v1/probe-runs/" + ID + "/record", "/v1/probes"})
    void nobody_reads_without_a_token_of_the_gateway(String path) {
        given().get(path).then().statusCode(401).contentType("application/problem+json");
        as(bearer("gateway", SELF, "stranger"), path, 403);
        as(bearer("reconcile-service", SELF, "operator"), path, 401);
        as(bearer("stranger", SELF, "operator"), path, 401);
        as(bearer("gateway", "ingest-service", "operator"), path, 401);
        as(bearer("gateway", "gateway", SELF, "operator", Instant.now().minusSeconds(60)), path, 401);
    }

    @Test
    void a_peer_that_claims_to_be_the_gateway_is_not_believed() {
        as(bearer("ingest-service", "gateway", SELF, "admin", Instant.now().plusSeconds(60)), "/v1/probes", 401);
    }

    @Test
    void nothing_dangerous_by_default_a_service_on_its_own_may_read_and_not_start() {
        as(bearer("gateway", SELF, "service"), "/v1/probes", 200);
        start(bearer("gateway", SELF, "service"), 403);
        start(bearer("reconcile-service", SELF, "admin"), 401);
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/v1/probe-runs")
                .then()
                .statusCode(401);
    }

    @Test
    void a_token_that_claims_to_be_good_for_years_is_not_believed() {
        as(bearer("gateway", "gateway", SELF, "operator", Instant.now().plusSeconds(315_360_000)), "/v1/probes", 401);
    }

    @Test
    void a_token_is_verified_once_and_not_believed_with_another_character() throws Exception {
        String token = bearer("gateway", SELF, "operator");
        as(token, "/v1/probes", 200);
        as(token, "/v1/probes", 200);
        String bare = token.substring("Bearer ".length());
        assertThat(parser.parse(bare)).isSameAs(parser.parse(bare));
        int middleOfTheSignature = token.lastIndexOf('.') + 40;
        char other = token.charAt(middleOfTheSignature) == 'A' ? 'B' : 'A';
        as(
                token.substring(0, middleOfTheSignature) + other + token.substring(middleOfTheSignature + 1),
                "/v1/probes",
                401);
    }

    @Test
    void the_contract_is_shown_to_nobody_without_proof() {
        given().get("/q/openapi").then().statusCode(401);
    }

    @Test
    void health_is_open() {
        given().get("/q/health").then().statusCode(200).body("status", equalTo("UP"));
    }

    private static void as(String token, String path, int status) {
        given().header("Authorization", token).get(path).then().statusCode(status);
    }

    private static void start(String token, int status) {
        given().header("Authorization", token)
                .contentType(ContentType.JSON)
                .body("{\"probe\":\"wallet-top-up\"}")
                .post("/v1/probe-runs")
                .then()
                .statusCode(status);
    }
}
