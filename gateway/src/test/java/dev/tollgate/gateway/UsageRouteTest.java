package dev.tollgate.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Usage events on their way through the door, and the service's answer on its way back. */
@QuarkusTest
@GatewayTest
class UsageRouteTest {
    @BeforeEach
    void theServiceTakesEverything() {
        PeersResource.peers().resetAll();
        answer(200, "{\"accepted\":1}");
    }

    private static void answer(int status, String body) {
        PeersResource.peers()
                .stubFor(any(anyUrl())
                        .willReturn(aResponse()
                                .withStatus(status)
                                .withHeader("Content-Type", "application/json")
                                .withHeader("Retry-After", "7")
                                .withBody(body)));
    }

    private static LoggedRequest seen() {
        List<LoggedRequest> all = PeersResource.peers().findAll(anyRequestedFor(anyUrl()));
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static HttpResponse<String> send(HttpRequest.BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + RawSender.port() + "/v1/usage-events"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + Door.key("pipeline"))
                .header("Content-Type", "application/x-ndjson")
                .POST(body)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/cloudevents+json",
                "application/cloudevents+json; charset=utf-8",
                "application/cloudevents-batch+json",
                "application/x-ndjson",
                "application/json"
            })
    void every_content_type_passes_as_it_came_with_its_body(String type) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + RawSender.port() + "/v1/usage-events?origin=backfill"))
                .header("Authorization", "Bearer " + Door.key("operator"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString("{ \"é\" : 1.50 }\n"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("{\"accepted\":1}");
        }
        LoggedRequest there = seen();
        assertThat(there.getUrl()).isEqualTo("/v1/usage-events?origin=backfill");
        assertThat(there.getHeader("Content-Type")).isEqualTo(type);
        assertThat(there.getBodyAsString()).isEqualTo("{ \"é\" : 1.50 }\n");
    }

    @Test
    void another_content_type_is_refused_here_with_a_problem() {
        Response refused =
                Door.as("pipeline").contentType("text/csv").body("a,b").post("/v1/usage-events");
        refused.then().statusCode(415).contentType("application/problem+json");
        assertThat(PeersResource.peers().getAllServeEvents()).isEmpty();
    }

    @Test
    void the_headers_of_binary_mode_pass_and_no_other_that_a_sender_thinks_of() {
        List<String> known = List.of("specversion", "id", "source", "type", "time", "subject", "dataschema");
        var request = Door.as("pipeline")
                .contentType("application/json")
                .header("Content-Encoding", "br")
                .header("ce-partition", "x")
                .header("ce-datacontenttype", "a", "b")
                .header("X-Forwarded-For", "1.2.3.4")
                .header("Cookie", "a=b");
        known.forEach(name -> request.header("ce-" + name, "value of " + name));
        request.body("{}").post("/v1/usage-events").then().statusCode(200);

        LoggedRequest there = seen();
        known.forEach(name -> assertThat(there.getHeader("ce-" + name)).as(name).isEqualTo("value of " + name));
        assertThat(there.header("ce-datacontenttype").values()).containsExactly("a", "b");
        assertThat(there.getHeader("Content-Encoding")).isEqualTo("br");
        for (String name : List.of("ce-partition", "X-Forwarded-For", "Cookie")) {
            assertThat(there.containsHeader(name)).as(name).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"207", "408", "409", "413", "415", "429", "400"})
    void the_services_own_answer_passes_with_its_retry_after(int status) {
        answer(status, "{\"results\":[]}");
        Response response = Door.post("admin", "/v1/usage-events", "{}");
        response.then().statusCode(status).header("Retry-After", "7");
        assertThat(response.asString()).isEqualTo("{\"results\":[]}");
    }

    @Test
    void a_length_that_was_announced_goes_on_announced_and_chunks_go_on_as_chunks() throws Exception {
        byte[] body = "0123456789".repeat(100_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertThat(send(HttpRequest.BodyPublishers.ofByteArray(body)).statusCode())
                .isEqualTo(200);
        LoggedRequest there = seen();
        assertThat(there.getHeader("Content-Length")).isEqualTo("1000000");
        assertThat(there.containsHeader("Transfer-Encoding")).isFalse();
        assertThat(there.getBody()).isEqualTo(body);

        PeersResource.peers().resetRequests();
        assertThat(send(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                        .statusCode())
                .isEqualTo(200);
        there = seen();
        assertThat(there.getHeader("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(there.containsHeader("Content-Length")).isFalse();
        assertThat(there.getBody()).isEqualTo(body);
    }

    @Test
    void ten_mebibytes_pass_and_one_byte_more_is_a_413_with_a_problem_announced_or_not() throws Exception {
        byte[] most = new byte[10 * 1024 * 1024];
        assertThat(send(HttpRequest.BodyPublishers.ofByteArray(most)).statusCode())
                .isEqualTo(200);
        assertThat(seen().getBody()).hasSize(most.length);
        byte[] more = new byte[most.length + 1];
        for (HttpRequest.BodyPublisher body : List.of(
                HttpRequest.BodyPublishers.ofByteArray(more),
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(more)))) {
            PeersResource.peers().resetRequests();
            HttpResponse<String> refused = send(body);
            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(Door.json(refused.body()).get("type").textValue()).isEqualTo("urn:tollgate:problem:too-large");
            assertThat(PeersResource.peers().getAllServeEvents()).isEmpty();
        }
    }

    @Test
    void a_request_without_a_body_is_carried_and_judged_by_the_service() {
        answer(400, "{}");
        Door.as("pipeline")
                .contentType("application/x-ndjson")
                .post("/v1/usage-events")
                .then()
                .statusCode(400);
        assertThat(seen().getBody()).isEmpty();
    }
}
