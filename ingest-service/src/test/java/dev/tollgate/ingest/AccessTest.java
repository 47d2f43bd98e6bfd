package dev.tollgate.ingest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.tollgate.kernel.house.PeerKeysResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask what. */
@QuarkusTest
@IngestServiceTest
class AccessTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/ingest-runs",
                "/v1/schemas",
                "/v1/providers",
                "/v1/schemas/charge.schema.json",
                "/v1/ingest-runs/01993c5e-0000-7000-8000-000000000001",
                "/v1/canonical-totals?billingPeriod=2026-09&mode=deterministic",
                "/v1/provider-totals?billingPeriod=2026-09&mode=deterministic"
            })
    void nothing_dangerous_by_default_nobody_without_a_proof_reads_anything(String path) {
        given().get(path).then().statusCode(401).body("type", equalTo("urn:tollgate:problem:unauthenticated"));
        Requests.as("visitor").get(path).then().statusCode(403);
        withToken(PeerKeysResource.bearer("canary-service", "ingest-service", "operator"), path, 401);
        withToken(PeerKeysResource.bearer("stranger", "gateway", "ingest-service", "operator", soon()), path, 401);
        withToken(
                PeerKeysResource.bearer("canary-service", "gateway", "ingest-service", "operator", soon()), path, 401);
        withToken(PeerKeysResource.bearer("gateway", "gateway-service", "operator"), path, 401);
        withToken(
                PeerKeysResource.bearer("gateway", "gateway", "ingest-service", "operator", soon().minusSeconds(600)),
                path,
                401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipeline", "operator", "admin", "service"})
    void every_known_role_may_read(String role) {
        Requests.as(role).get("/v1/ingest-runs").then().statusCode(200);
        given().header("Authorization", PeerKeysResource.bearer("reconcile-service", "ingest-service", role))
                .get("/v1/canonical-totals?billingPeriod=2020-01&mode=deterministic")
                .then()
                .statusCode(200);
    }

    @Test
    void a_service_on_its_own_may_not_start_a_run() {
        String body = """
                {"provider":"aws","billingPeriod":"2020-01","drop":"none"}""";
        Requests.as("service").body(body).post("/v1/ingest-runs").then().statusCode(403);
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/ingest-runs")
                .then()
                .statusCode(401);
        Requests.as("pipeline")
                .body(body)
                .post("/v1/ingest-runs")
                .then()
                .statusCode(202)
                .header("Location", not(equalTo(null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/webhooks?provider=stripe&standing=counted", "/v1/webhooks/health"})
    void webhooks_are_shown_to_those_who_may_and_never_to_their_senders(String path) {
        given().get(path).then().statusCode(401);
        given().header("Authorization", PeerKeysResource.webhookSender("192.0.2.1"))
                .get(path)
                .then()
                .statusCode(403);
        for (String role : java.util.List.of("operator", "auditor", "admin")) {
            Requests.as(role).get(path).then().statusCode(200);
        }
        int forServices = path.endsWith("health") ? 200 : 403;
        Requests.as("service").get(path).then().statusCode(forServices);
        Requests.as("pipeline").get(path).then().statusCode(forServices);
    }

    @Test
    void nothing_dangerous_by_default_a_webhook_comes_from_a_sender_that_the_gateway_knows_or_not_at_all() {
        for (String role : java.util.List.of("operator", "pipeline", "service", "admin", "webhook")) {
            Requests.as(role).body("{}").post("/v1/webhooks/stripe").then().statusCode(403);
        }
        given().body("{}").post("/v1/webhooks/stripe").then().statusCode(401);
        given().header("Authorization", PeerKeysResource.webhookSender("192.0.2.1"))
                .body("{}")
                .post("/v1/webhooks/stripe")
                .then()
                .statusCode(404);
    }

    private static void withToken(String token, String path, int status) {
        given().header("Authorization", token).get(path).then().statusCode(status);
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(60);
    }
}
