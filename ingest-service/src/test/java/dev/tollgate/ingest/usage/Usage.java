package dev.tollgate.ingest.usage;

import static io.restassured.RestAssured.given;

import dev.tollgate.ingest.Requests;
import dev.tollgate.kernel.house.PeerKeysResource;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Usage as senders send it. */
final class Usage {
    static final String STRUCTURED = "application/cloudevents+json";
    static final String BATCHED = "application/cloudevents-batch+json";
    static final String LINES = "application/x-ndjson";

    private Usage() {}

    /** A tenant that no other test uses. */
    static String newTenant() {
        return "tenant-" + UUID.randomUUID();
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    static String event(String tenant, String id, String quantity, Instant time) {
        return event(tenant, "requests", id, quantity, time);
    }

    static String event(String tenant, String meter, String id, String quantity, Instant time) {
        return """
                {"specversion":"1.0","id":"%s","source":"/shop","type":"dev.tollgate.usage.v1","time":"%s",\
                "data":{"tenant":"%s","product":"api","meter":"%s","quantity":"%s"}}""".formatted(id, time, tenant, meter, quantity);
    }

    static ValidatableResponse send(String type, String body) {
        return send("pipeline", type, "", body);
    }

    static ValidatableResponse send(String role, String type, String query, String body) {
        return given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(STRUCTURED, io.restassured.http.ContentType.TEXT)
                                .encodeContentTypeAs(BATCHED, io.restassured.http.ContentType.TEXT)
                                .encodeContentTypeAs(LINES, io.restassured.http.ContentType.TEXT)))
                .header("Authorization", PeerKeysResource.bearer("gateway", "ingest-service", role))
                .contentType(type)
                .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/v1/usage-events" + query)
                .then();
    }

    static JsonPath sendAll(List<String> events, int status) {
        return send(BATCHED, "[" + String.join(",", events) + "]")
                .statusCode(status)
                .extract()
                .jsonPath();
    }

    static JsonPath aggregates(String tenant, String query) {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        return given().header("Authorization", PeerKeysResource.bearer("gateway", "ingest-service", "pipeline"))
                .get("/v1/usage-aggregates?tenant=" + tenant + "&from=" + hour.minus(800, ChronoUnit.DAYS) + "&to="
                        + hour.plus(1, ChronoUnit.DAYS) + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static JsonPath conflicts(String tenant) {
        return given().header("Authorization", PeerKeysResource.bearer("gateway", "ingest-service", "pipeline"))
                .get("/v1/usage-conflicts?tenant=" + tenant)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static String metrics() {
        return Requests.onItsOwnConnection()
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
