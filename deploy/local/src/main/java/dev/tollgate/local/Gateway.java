package dev.tollgate.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** The public REST operations, as a pipeline with an API key calls them. */
final class Gateway {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(75);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;
    private final String apiKey;

    Gateway(String url, String apiKey) {
        this.base = URI.create(url);
        this.apiKey = apiKey;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return json(send(request(path).GET()));
    }

    String text(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return json(send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))));
    }

    JsonNode postXml(String path, String body) throws IOException, InterruptedException {
        return json(send(request(path)
                .header("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(TIME_LIMIT)
                .header("Authorization", "Bearer " + apiKey);
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest built = request.build();
        HttpResponse<String> response = http.send(built, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new StoryStopped(built.method() + " " + built.uri().getPath() + " answered " + response.statusCode()
                    + ": " + response.body());
        }
        return response.body();
    }

    private static JsonNode json(String body) throws IOException {
        return JSON.readTree(body);
    }
}
