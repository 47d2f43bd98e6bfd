package dev.tollgate.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests carried to the services behind the door, and what is not carried. */
@QuarkusTest
@GatewayTest
class RouteTest {
    @BeforeEach
    void nobodyAnswersYet() {
        PeersResource.peers().resetAll();
    }

    private static void answer(ResponseDefinitionBuilder response) {
        PeersResource.peers().stubFor(any(anyUrl()).willReturn(response));
    }

    private static LoggedRequest seen() {
        List<LoggedRequest> all = PeersResource.peers()
                .findAll(com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor(anyUrl()));
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/v1/ingest-runs,ingest-service",
        "GET,/v1/ingest-runs,ingest-service",
        "GET,/v1/ingest-runs/7?wait=60s,ingest-service",
        "GET,/v1/canonical-totals?billingPeriod=2026-09&breakdown=service%2Cday,ingest-service",
        "GET,/v1/provider-totals?mode=live,ingest-service",
        "GET,/v1/providers,ingest-service",
        "POST,/v1/usage-events?origin=backfill,ingest-service",
        "GET,/v1/usage-aggregates?tenant=acme&meter=a%2Fb&asOf=2026-11-21T09:00:00Z,ingest-service",
        "GET,/v1/usage-conflicts?limit=1,ingest-service",
        "GET,/v1/webhooks?provider=stripe&standing=conflict,ingest-service",
        "GET,/v1/webhooks/health?window=PT1H,ingest-service",
        "POST,/v1/reconciliations,reconcile-service",
        "GET,/v1/reconciliations?limit=1,reconcile-service",
        "GET,/v1/reconciliations/7,reconcile-service",
        "GET,/v1/reconciliations/7/judgement,reconcile-service",
        "GET,/v1/probe-runs/7/record,canary-service",
        "GET,/v1/reconciliations/7/inputs,reconcile-service",
        "GET,/v1/schemas/billing-live-smoke.config.json,reconcile-service",
        "GET,/v1/schemas/charge.schema.json,ingest-service",
        "GET,/v1/schemas,ingest-service",
        "POST,/v1/probe-runs?wait=30s,canary-service",
        "GET,/v1/probe-runs,canary-service",
        "GET,/v1/probe-runs/7,canary-service",
        "GET,/v1/probes,canary-service"
    })
    void every_operation_reaches_its_service_with_a_token_for_exactly_that_service(
            String method, String path, String audience) {
        answer(aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"a\":1}"));
        var request = Door.as("operator");
        if (method.equals("POST")) {
            request.contentType("application/json").body("{ \"x\" : 1.50 }");
        }
        Response response = request.request(method, path);

        response.then().statusCode(200);
        assertThat(response.asString()).isEqualTo("{\"a\":1}");
        LoggedRequest there = seen();
        assertThat(there.getUrl()).isEqualTo(path);
        assertThat(there.getBodyAsString()).isEqualTo(method.equals("POST") ? "{ \"x\" : 1.50 }" : "");
        String token = there.getHeader("Authorization").substring("Bearer ".length());
        String claims = new String(
                Base64.getUrlDecoder().decode(token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'))),
                StandardCharsets.UTF_8);
        assertThat(claims)
                .contains(
                        "\"aud\":\"" + audience + "\"",
                        "\"iss\":\"gateway\"",
                        "\"sub\":\"key:operator-1\"",
                        "\"operator\"");
    }

    @Test
    void only_end_to_end_headers_pass_and_no_forwarding_header_from_outside() {
        answer(aResponse()
                .withStatus(202)
                .withHeader("Content-Type", "application/json")
                .withHeader("Location", "/v1/ingest-runs/7")
                .withHeader("Retry-After", "2")
                .withHeader("ETag", "\"e\"")
                .withHeader("Server", "secretware")
                .withHeader("Set-Cookie", "a=b")
                .withBody("{}"));
        Response response = Door.as("pipeline")
                .contentType("application/json")
                .header("Idempotency-Key", "k1")
                .header("Accept", "application/json")
                .header("Forwarded", "for=1.2.3.4")
                .header("X-Forwarded-For", "1.2.3.4")
                .header("X-Forwarded-Host", "evil")
                .header("X-Real-IP", "1.2.3.4")
                .header("Cookie", "a=b")
                .header("X-Anything", "x")
                .header("TE", "trailers")
                .body("{}")
                .post("/v1/ingest-runs");

        response.then()
                .statusCode(202)
                .header("Location", "/v1/ingest-runs/7")
                .header("Retry-After", "2")
                .header("ETag", "\"e\"");
        assertThat(response.getHeaders().hasHeaderWithName("Set-Cookie")).isFalse();
        assertThat(response.getHeaders().hasHeaderWithName("Server")).isFalse();
        LoggedRequest there = seen();
        assertThat(there.getHeader("Idempotency-Key")).isEqualTo("k1");
        for (String name : List.of(
                "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Cookie", "X-Anything", "TE")) {
            assertThat(there.containsHeader(name)).as(name).isFalse();
        }
    }

    @Test
    void a_services_own_problem_passes_as_it_is() {
        answer(aResponse()
                .withStatus(422)
                .withHeader("Content-Type", "application/problem+json")
                .withBody("{\"type\":\"urn:x\",\"status\":422}"));
        Response response = Door.post("pipeline", "/v1/probe-runs", "{}");
        response.then().statusCode(422).contentType("application/problem+json");
        assertThat(response.asString()).isEqualTo("{\"type\":\"urn:x\",\"status\":422}");
    }

    static Stream<ResponseDefinitionBuilder> faults() {
        return Stream.of(
                aResponse().withFixedDelay(4_000),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
                aResponse().withStatus(500).withBody("<html>stack trace</html>"),
                aResponse().withStatus(401),
                aResponse().withStatus(302).withHeader("Location", "http://elsewhere/"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void missing_is_not_good_a_service_that_does_not_answer_is_a_503_and_nothing_is_made_up(
            ResponseDefinitionBuilder fault) {
        answer(fault);
        Response response = Door.as("pipeline").get("/v1/reconciliations");
        response.then().statusCode(503).contentType("application/problem+json").header("Retry-After", "5");
        assertThat(response.asString()).doesNotContain("stack trace");
    }

    @Test
    void a_body_that_is_too_large_is_not_carried() {
        answer(aResponse().withStatus(200));
        Door.post("pipeline", "/v1/ingest-runs", " ".repeat(1_048_577)).then().statusCode(413);
        assertThat(PeersResource.peers().getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/v1/schemas/..%2f..%2fq%2fmetrics", "/v1/schemas/%2e%2e", "/v1/ingest-runs/.hidden"})
    void a_path_that_leads_upwards_is_not_carried(String path) {
        answer(aResponse().withStatus(200));
        assertThat(Door.as("admin").get(path).statusCode()).isIn(400, 404);
        assertThat(PeersResource.peers().getAllServeEvents()).isEmpty();
    }
}
