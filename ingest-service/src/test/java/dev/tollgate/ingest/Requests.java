package dev.tollgate.ingest;

import static io.restassured.RestAssured.given;

import dev.tollgate.kernel.house.PeerKeysResource;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Requests as the gateway makes them. */
public final class Requests {
    static {
        // Two threads that meet Groovy's classes for the first time at the same moment wait for each other for ever.
        given().get("/q/health/live").then().statusCode(200);
    }

    private Requests() {}

    /** The client would keep each request's connection and use none again; whoever asks often comes to the server's limit. */
    public static RequestSpecification onItsOwnConnection() {
        return given().header("Connection", "close");
    }

    public static RequestSpecification asOperator() {
        return as("operator");
    }

    public static RequestSpecification as(String role) {
        return onItsOwnConnection()
                .header("Authorization", PeerKeysResource.bearer("gateway", "ingest-service", role))
                .contentType(ContentType.JSON);
    }

    public static ValidatableResponse post(String provider, String period, String drop) {
        return asOperator()
                .body("""
                        {"provider":"%s","billingPeriod":"%s","drop":"%s"}""".formatted(provider, period, drop))
                .post("/v1/ingest-runs")
                .then();
    }

    /** Requests a run and waits for its end. */
    public static JsonPath ingest(String provider, String period, String drop) {
        return await(post(provider, period, drop).statusCode(202).extract().path("id"));
    }

    public static JsonPath await(String id) {
        return asOperator()
                .get("/v1/ingest-runs/" + id + "?wait=30s")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static JsonPath canonical(String period, String parameters) {
        return asOperator()
                .get("/v1/canonical-totals?billingPeriod=" + period + "&mode=deterministic" + parameters)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static JsonPath stated(String period, String parameters) {
        return asOperator()
                .get("/v1/provider-totals?billingPeriod=" + period + "&mode=deterministic" + parameters)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
