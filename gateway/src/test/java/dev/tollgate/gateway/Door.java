package dev.tollgate.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;

/** What a caller of the gateway does, in words. */
public final class Door {
    public static final ObjectMapper JSON = new ObjectMapper();
    public static final String COMMIT = "4d71dc329e4a83df4d71dc329e4a83df4d71dc32";
    private static final AtomicInteger VERSION = new AtomicInteger();

    private Door() {}

    public static String key(String role) {
        return json(read()).get(role).textValue();
    }

    private static String read() {
        try {
            return Files.readString(PeersResource.firstKeys());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static RequestSpecification as(String role) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + key(role))
                .urlEncodingEnabled(false);
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String nextVersion() {
        return "1.4." + VERSION.incrementAndGet() + "-"
                + ProcessHandle.current().pid();
    }

    public static String release(String version, String commit) {
        return """
                {"name":"billing-api","version":"%s","commit":"%s","branch":"release/1.4","billingPeriod":"2026-09"}""".formatted(version, commit);
    }

    public static String newRelease() {
        return post("pipeline", "/v1/releases", release(nextVersion(), COMMIT))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static Response post(String role, String path, String body) {
        return as(role).contentType(ContentType.JSON).body(body).post(path);
    }

    public static Response postXml(String path, String body) {
        return as("pipeline").contentType("application/xml").body(body).post(path);
    }

    public static JsonNode decide(String release, String tier, String policy) {
        Response answer = post(
                "pipeline",
                "/v1/releases/" + release + "/gates/" + tier + "/decisions",
                "{\"policy\":\"" + policy + "\"}");
        answer.then().statusCode(201);
        return json(answer.asString());
    }

    public static JsonNode check(JsonNode decision, String id) {
        for (JsonNode check : decision.get("checks")) {
            if (check.get("id").textValue().equals(id)) {
                return check;
            }
        }
        throw new AssertionError("no check " + id + " in " + decision);
    }
}
