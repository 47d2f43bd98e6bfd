package dev.tollgate.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** What the gateway shows of webhooks, to somebody with this key; an empty one is none. */
record ReadWebhooks(HttpClient http, String gateway, String authorization) {
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + path));
        return http.send(
                (authorization.isEmpty() ? request : request.header("Authorization", authorization)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Newest first. */
    JsonNode listed(String provider, String standing) throws IOException, InterruptedException {
        return json(get("/v1/webhooks?provider=" + provider + "&standing=" + standing))
                .path("items");
    }

    JsonNode only(String provider, String standing) throws IOException, InterruptedException {
        JsonNode items = listed(provider, standing);
        assertThat(items).hasSize(1);
        return items.path(0);
    }

    /** What one check found of each delivery, newest first. */
    List<String> reasons(String provider, String standing, String check) throws IOException, InterruptedException {
        List<String> reasons = new ArrayList<>();
        for (JsonNode item : listed(provider, standing)) {
            for (JsonNode made : item.path("checks")) {
                if (made.path("check").textValue().equals(check)) {
                    reasons.add(made.path("status").textValue() + " "
                            + made.path("reason").textValue());
                }
            }
        }
        return reasons;
    }

    /** Each provider's line: what came, what became of it, and which part of it failed. */
    List<String> health() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        for (JsonNode each : json(get("/v1/webhooks/health")).path("providers")) {
            lines.add("%s: received %s, counted %s, repeated %s, conflicts %s, waiting %s, untrusted %s, failed %s"
                    .formatted(
                            each.path("provider").textValue(),
                            each.path("received"),
                            each.path("counted"),
                            each.path("repeated"),
                            each.path("conflicts"),
                            each.path("waiting"),
                            each.path("untrusted"),
                            each.path("failureRatio").textValue()));
        }
        return lines;
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }
}
