package dev.tollgate.reconcile;

import static io.restassured.RestAssured.given;

import dev.tollgate.kernel.house.PeerKeysResource;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Requests as the gateway sends them. */
public final class Asking {
    private Asking() {}

    public static RequestSpecification as(String role) {
        return given().header("Authorization", PeerKeysResource.bearer("gateway", "reconcile-service", role));
    }

    public static Response reconcile(String body) {
        return as("operator").contentType(ContentType.JSON).body(body).post("/v1/reconciliations");
    }

    public static Response reconcileSeptember() {
        return reconcile("{\"billingPeriod\":\"2026-09\"}");
    }

    public static Response get(String path) {
        return as("operator").get(path);
    }
}
