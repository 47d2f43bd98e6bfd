package dev.tollgate.ingest.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.kernel.house.PeerKeysResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A body that is over the limit is told, and its events are in the drops, whichever of us saw it first. */
@QuarkusTest
@IngestServiceTest
class UsageOversizeTest {
    private static final int EVENTS = 6_000;

    @Test
    void a_body_that_turns_out_too_large_is_counted() throws Exception {
        double before = dropped();
        byte[] body = lines();
        assertThat(send(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)), Optional.of(Usage.LINES)))
                .isEqualTo(413);
        assertThat(dropped() - before).isBetween(EVENTS / 2.0, (double) EVENTS);
    }

    @Test
    void a_body_that_is_announced_too_large_is_counted_as_one() throws Exception {
        double before = dropped();
        assertThat(send(BodyPublishers.ofByteArray(lines()), Optional.of(Usage.LINES)))
                .isEqualTo(413);
        assertThat(dropped() - before).isEqualTo(1);
    }

    @Test
    void a_body_that_does_not_say_what_it_is_is_of_no_type_that_is_taken() throws Exception {
        assertThat(send(BodyPublishers.ofString("{}"), Optional.empty())).isEqualTo(415);
        assertThat(send(BodyPublishers.ofString("{}"), Optional.of("nonsense"))).isEqualTo(415);
        assertThat(send(BodyPublishers.ofString("{}"), Optional.of("*/*"))).isEqualTo(415);
        assertThat(send(BodyPublishers.ofString("{}"), Optional.of("application/*")))
                .isEqualTo(415);
    }

    private static int send(BodyPublisher body, Optional<String> type) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/v1/usage-events"))
                .header("Authorization", PeerKeysResource.bearer("gateway", "ingest-service", "pipeline"))
                .POST(body);
        type.ifPresent(named -> request.header("Content-Type", named));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static byte[] lines() {
        String event = Usage.event("acme", "e", "1", Usage.now());
        String padded = event.substring(0, event.length() - 1) + ",\"subject\":\"" + "a".repeat(1_600) + "\"}\n";
        return padded.repeat(EVENTS).getBytes(StandardCharsets.UTF_8);
    }

    private static double dropped() {
        String name = "billing_usage_event_drop_total{reason=\"body_too_large\"} ";
        return Usage.metrics()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(
                        line -> Double.parseDouble(line.substring(name.length()).replaceAll(" .*", "")))
                .findFirst()
                .orElseThrow();
    }
}
