package dev.tollgate.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks on their way through the door, byte by byte, and the service's answer on its way back. */
@QuarkusTest
@GatewayTest
class WebhookRouteTest {
    private static final int MOST = 1024 * 1024;

    @BeforeEach
    void theServiceTakesEverything() {
        PeersResource.peers().resetAll();
        answer(200, "application/json", "{\"status\":\"counted\"}");
    }

    private static void answer(int status, String type, String body) {
        PeersResource.peers()
                .stubFor(any(anyUrl())
                        .willReturn(aResponse()
                                .withStatus(status)
                                .withHeader("Content-Type", type)
                                .withHeader("WWW-Authenticate", "Webhook")
                                .withHeader("Set-Cookie", "a=b")
                                .withBody(body)));
    }

    private static LoggedRequest seen() {
        List<LoggedRequest> all = PeersResource.peers().findAll(anyRequestedFor(anyUrl()));
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static HttpResponse<String> send(HttpRequest.BodyPublisher body, HttpClient.Version version)
            throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + RawSender.port() + "/v1/webhooks/stripe"))
                .version(version)
                .header("Content-Type", "application/json")
                .POST(body)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static List<HttpRequest.BodyPublisher> announcedAndNot(byte[] body) {
        return List.of(
                HttpRequest.BodyPublishers.ofByteArray(body),
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    }

    @Test
    void every_byte_of_a_body_passes_as_it_came_announced_or_not_in_either_version() throws Exception {
        byte[] every = new byte[256];
        for (int value = 0; value < every.length; value++) {
            every[value] = (byte) value;
        }
        byte[] large = new byte[MOST];
        new Random(20_261_122).nextBytes(large);
        for (byte[] body : List.of(every, large, "{ \"é\" : 1.50 }\r\n\u0000".getBytes(StandardCharsets.UTF_8))) {
            for (HttpClient.Version version : HttpClient.Version.values()) {
                for (HttpRequest.BodyPublisher publisher : announcedAndNot(body)) {
                    PeersResource.peers().resetRequests();
                    assertThat(send(publisher, version).statusCode()).isEqualTo(200);
                    assertThat(seen().getBody()).isEqualTo(body);
                }
            }
        }
    }

    @Test
    void one_byte_more_than_a_mebibyte_is_a_413_announced_or_not_and_the_service_takes_nothing() throws Exception {
        byte[] more = new byte[MOST + 1];
        for (HttpRequest.BodyPublisher body : announcedAndNot(more)) {
            PeersResource.peers().resetRequests();
            HttpResponse<String> refused = send(body, HttpClient.Version.HTTP_1_1);
            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(Door.json(refused.body()).get("detail").textValue())
                    .isEqualTo("A webhook has at most 1048576 bytes a request.");
            assertThat(PeersResource.peers().getAllServeEvents()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/x-www-form-urlencoded",
                "text/plain; charset=koi8-r",
                "multipart/form-data; boundary=x",
                "nonsense",
                "a/b/c",
                ";",
                "*/*"
            })
    void whatever_type_a_body_claims_to_have_it_passes(String type) throws Exception {
        try (RawSender sender = RawSender.connect()) {
            sender.send("POST /v1/webhooks/stripe HTTP/1.1\r\nHost: door\r\nConnection: close\r\nAccept: nonsense\r\n"
                    + "Content-Type: " + type + "\r\nContent-Length: 3\r\n\r\na=b");
            assertThat(sender.answer()).startsWith("HTTP/1.1 200 ");
        }
        assertThat(seen().getHeader("Content-Type")).isEqualTo(type);
        assertThat(seen().getBodyAsString()).isEqualTo("a=b");
    }

    @Test
    void a_body_that_is_encoded_or_missing_is_for_the_service_to_refuse() {
        RestAssured.given()
                .urlEncodingEnabled(false)
                .header("Content-Encoding", "br")
                .body(new byte[] {11, -128})
                .post("/v1/webhooks/stripe?a=b%2Fc&a=d")
                .then()
                .statusCode(200);
        assertThat(seen().getHeader("Content-Encoding")).isEqualTo("br");
        assertThat(seen().getUrl()).isEqualTo("/v1/webhooks/stripe?a=b%2Fc&a=d");
        PeersResource.peers().resetRequests();
        RestAssured.given().post("/v1/webhooks/stripe").then().statusCode(200);
        assertThat(seen().getHeader("Content-Length")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({"401", "403"})
    void a_refusal_of_the_delivery_is_the_senders_and_one_of_our_token_is_not(int status) {
        String refused = "{\"type\":\"urn:tollgate:problem:webhook-refused\",\"status\":" + status + "}";
        answer(status, "application/problem+json", refused);
        Response response = RestAssured.given().body("{}").post("/v1/webhooks/stripe");
        response.then().statusCode(status).header("WWW-Authenticate", "Webhook");
        assertThat(response.asString()).isEqualTo(refused);
        assertThat(response.headers().hasHeaderWithName("Set-Cookie")).isFalse();

        for (String other : List.of(
                "{\"type\":\"urn:tollgate:problem:unauthenticated\"}",
                "{\"type\":\"urn:tollgate:problem:forbidden\"}",
                "{\"type\":{}}",
                "{}",
                "[]",
                "webhook-refused",
                "")) {
            answer(status, "application/problem+json", other);
            Response hidden = RestAssured.given().body("{}").post("/v1/webhooks/stripe");
            hidden.then().statusCode(503).header("Retry-After", "5");
            assertThat(hidden.asString()).contains("urn:tollgate:problem:unavailable");
        }
    }

    @Test
    void a_refused_delivery_is_no_answer_to_any_other_operation() {
        answer(401, "application/problem+json", "{\"type\":\"urn:tollgate:problem:webhook-refused\"}");
        Door.as("admin").get("/v1/webhooks").then().statusCode(503);
        Door.post("admin", "/v1/usage-events", "{}").then().statusCode(503);
    }

    @ParameterizedTest
    @CsvSource({"400", "404", "408", "413", "415", "429", "503"})
    void what_else_the_service_answers_passes(int status) {
        answer(status, "application/problem+json", "{\"type\":\"urn:x\"}");
        RestAssured.given().body("{}").post("/v1/webhooks/stripe").then().statusCode(status);
    }

    @ParameterizedTest
    @CsvSource({"302", "307", "500", "502"})
    void what_comes_from_something_in_between_is_no_answer(int status) {
        answer(status, "text/html", "<html>");
        RestAssured.given().body("{}").post("/v1/webhooks/stripe").then().statusCode(503);
    }
}
