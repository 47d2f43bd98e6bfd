package dev.tollgate.ingest.webhook;

import dev.tollgate.ingest.Requests;
import dev.tollgate.ingest.refetch.Payments;
import dev.tollgate.kernel.house.PeerKeysResource;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** A provider that signs nothing, and what operators see of it. */
final class TillHook {
    private static final int SEEN_WITHIN_SECONDS = 20;

    private TillHook() {}

    /** @return how it was answered */
    static int send(String type, String object) {
        return send(
                "192.0.2.7",
                Payments.event(type, "{\"id\": \"%s\", \"amount\": \"10.00\"}".formatted(object)),
                Map.of());
    }

    static int send(String from, String body, Map<String, String> headers) {
        return Requests.onItsOwnConnection()
                .header("Authorization", PeerKeysResource.webhookSender(from))
                .headers(headers)
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/webhooks/till")
                .statusCode();
    }

    /** Waits until an event is listed so, and this stands in that field of it; null is any. */
    static Map<String, Object> listed(String standing, String eventId, String field, String value) {
        Instant deadline = Instant.now().plusSeconds(SEEN_WITHIN_SECONDS);
        while (true) {
            JsonPath page = Requests.as("auditor")
                    .get("/v1/webhooks?provider=till&limit=500&standing=" + standing)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            Map<String, Object> found = page.getMap("items.find {it.eventId == '" + eventId + "'}");
            if (found != null && (field.isEmpty() || value.equals(found.get(field)))) {
                return found;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError(eventId + " is not listed as " + standing + " with " + value + ": " + found);
            }
        }
    }

    static Map<String, Object> listed(String standing, String eventId) {
        return listed(standing, eventId, "", "");
    }
}
