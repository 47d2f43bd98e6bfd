package dev.tollgate.reconcile.total.adapter.rest;

import static dev.tollgate.kernel.house.PeerKeysResource.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in: the gateway, with a token of its own, for a role that may. */
@QuarkusTest
class AccessTest {
    private static final String ANY = "/v1/reconciliations/00000000-0000-0000-0000-000000000000";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/reconciliations",
                ANY,
                ANY + "/judgement",
                ANY + "/inputs",
                "/v1/schemas/billing-live-smoke.config.json"
            })
    void every_read_needs_a_token_and_a_role(String path) {
        assertThat(given().get(path).statusCode()).isEqualTo(401);
        assertThat(as(bearer("gateway", "reconcile-service", "guest"), path)).isEqualTo(403);
        int allowed = path.startsWith(ANY) ? 404 : 200;
        for (String role : new String[] {"pipeline", "operator", "admin", "service"}) {
            assertThat(as(bearer("gateway", "reconcile-service", role), path)).isEqualTo(allowed);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strangers")
    void a_token_that_proves_too_little_is_refused(String title, String bearer) {
        assertThat(as(bearer, "/v1/reconciliations")).isEqualTo(401);
        assertThat(post(bearer).statusCode()).isEqualTo(401);
    }

    static Stream<Arguments> strangers() {
        Instant soon = Instant.now().plusSeconds(60);
        Instant longAgo = Instant.now().minusSeconds(60);
        return Stream.of(
                Arguments.of("a peer that is not accepted", bearer("canary-service", "reconcile-service", "operator")),
                Arguments.of("a service that nobody knows", bearer("stranger", "reconcile-service", "operator")),
                Arguments.of(
                        "a forged issuer", bearer("canary-service", "gateway", "reconcile-service", "operator", soon)),
                Arguments.of("for another service", bearer("gateway", "ingest-service", "operator")),
                Arguments.of("expired", bearer("gateway", "gateway", "reconcile-service", "operator", longAgo)),
                Arguments.of("no token at all", "Bearer abc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"service", "guest"})
    void only_people_and_pipelines_may_reconcile(String role) {
        Response refused = post(bearer("gateway", "reconcile-service", role));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.<String>path("type")).isEqualTo("urn:tollgate:problem:forbidden");
        assertThat(post(null).statusCode()).isEqualTo(401);
    }

    private static int as(String bearer, String path) {
        return given().header("Authorization", bearer).get(path).statusCode();
    }

    private static Response post(@Nullable String bearer) {
        var request = given().contentType(ContentType.JSON).body("{\"billingPeriod\":\"2026-09\"}");
        return (bearer == null ? request : request.header("Authorization", bearer)).post("/v1/reconciliations");
    }
}
