package dev.tollgate.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an application used, sent through the door as an application under a bad network sends it: again and again. */
class UsageOnceIT {
    private static final String ONE = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";

    private final HttpClient http = HttpClient.newHttpClient();
    private String gateway = "";
    private String authorization = "";

    @Test
    void once_what_was_used_counts_once_however_often_it_is_sent_and_what_was_known_before_stays_answerable()
            throws Exception {
        LocalRun.Kept kept = LocalRun.keep("--keep");
        try {
            gateway = kept.urlOf("gateway");
            authorization = kept.authorization();
            Instant now = Instant.now();
            String first = event("e-1", now, "12.5");

            the_same_event_again_is_a_duplicate_and_shows_its_first_acceptance(first);
            in_a_batch_each_event_has_an_answer_of_its_own(first, now);
            the_hour_is_the_exact_sum_of_what_was_accepted_and_what_contradicts_is_kept_apart(now);
            what_comes_late_changes_its_hour_with_a_trace_and_not_what_was_known_before(now);
        } finally {
            kept.interrupt();
        }
    }

    private void the_same_event_again_is_a_duplicate_and_shows_its_first_acceptance(String first) throws Exception {
        HttpResponse<String> nobody = http.send(
                HttpRequest.newBuilder(URI.create(gateway + "/v1/usage-events"))
                        .header("Content-Type", ONE)
                        .POST(HttpRequest.BodyPublishers.ofString(first))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(nobody.statusCode()).isEqualTo(401);

        JsonNode accepted = json(200, send(ONE, first)).path("results").path(0);
        assertThat(accepted.path("status").textValue()).isEqualTo("accepted");
        assertThat(accepted.path("timing").textValue()).isEqualTo("on-time");

        JsonNode again = json(200, send(ONE, first)).path("results").path(0);
        assertThat(again.path("status").textValue()).isEqualTo("duplicate");
        assertThat(again.path("acceptedAt")).isEqualTo(accepted.path("acceptedAt"));
    }

    private void in_a_batch_each_event_has_an_answer_of_its_own(String first, Instant now) throws Exception {
        String contradicts = event("e-1", now, "13");
        String wrong = event("e-2", now, "a dozen");
        String good = event("e-3", now, "0.1");
        JsonNode answer = json(207, send(BATCH, "[" + String.join(",", first, contradicts, wrong, good, good) + "]"));
        assertThat(statuses(answer)).containsExactly("duplicate", "conflict", "rejected", "accepted", "duplicate");
        assertThat(answer.path("results")
                        .path(2)
                        .path("errors")
                        .path(0)
                        .path("field")
                        .textValue())
                .isEqualTo("data.quantity");
        assertThat(send(ONE, contradicts).statusCode()).isEqualTo(409);
        assertThat(send(ONE, wrong).statusCode()).isEqualTo(400);
    }

    private void the_hour_is_the_exact_sum_of_what_was_accepted_and_what_contradicts_is_kept_apart(Instant now)
            throws Exception {
        JsonNode hour = hours(now, "").path("hours").path(0);
        assertThat(hour.path("quantity").textValue()).isEqualTo("12.6");
        assertThat(hour.path("events").intValue()).isEqualTo(2);
        JsonNode conflicts = json(200, get("/v1/usage-conflicts?tenant=acme")).path("items");
        assertThat(conflicts).hasSize(1);
        assertThat(conflicts.path(0).path("id").textValue()).isEqualTo("e-1");
        assertThat(conflicts.path(0).path("keptApart").path("quantity").textValue())
                .isEqualTo("13");
        assertThat(conflicts.path(0).path("counted").path("quantity").textValue())
                .isEqualTo("12.5");
    }

    private void what_comes_late_changes_its_hour_with_a_trace_and_not_what_was_known_before(Instant now)
            throws Exception {
        Instant earlier = now.minus(Duration.ofHours(3));
        JsonNode accepted = json(200, send(ONE, event("e-4", earlier, "1")));
        assertThat(accepted.path("results").path(0).path("timing").textValue()).isEqualTo("late");
        JsonNode before = hours(earlier, "");
        assertThat(before.path("hours").path(0).path("quantity").textValue()).isEqualTo("1");

        json(200, send(ONE, event("e-5", earlier, "0.25")));

        JsonNode after = hours(earlier, "").path("hours").path(0);
        assertThat(after.path("quantity").textValue()).isEqualTo("1.25");
        assertThat(after.path("changeCount").intValue()).isEqualTo(2);
        assertThat(after.path("changes").path(0).path("timing").textValue()).isEqualTo("late");
        assertThat(after.path("changes").path(0).path("quantity").textValue()).isEqualTo("0.25");
        JsonNode asItWasKnown = hours(earlier, "&asOf=" + before.path("asOf").textValue());
        assertThat(asItWasKnown).isEqualTo(before);
    }

    private static String event(String id, Instant time, String quantity) {
        return """
                {"specversion": "1.0", "id": "%s", "source": "/shop/eu", "type": "dev.tollgate.usage.v1", "time": "%s",
                 "data": {"tenant": "acme", "product": "api", "meter": "requests", "quantity": "%s"}}""".formatted(id, time, quantity);
    }

    private static List<String> statuses(JsonNode answer) {
        List<String> statuses = new ArrayList<>();
        answer.path("results")
                .forEach(result -> statuses.add(result.path("status").textValue()));
        return statuses;
    }

    /** The one hour that this moment is in. */
    private JsonNode hours(Instant moment, String more) throws Exception {
        Instant hour = moment.truncatedTo(ChronoUnit.HOURS);
        return json(
                200,
                get("/v1/usage-aggregates?tenant=acme&product=api&meter=requests&from=" + hour + "&to="
                        + hour.plus(Duration.ofHours(1)) + more));
    }

    private HttpResponse<String> send(String type, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(gateway + "/v1/usage-events"))
                        .header("Authorization", authorization)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(gateway + path))
                        .header("Authorization", authorization)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(int status, HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return new ObjectMapper().readTree(response.body());
    }
}
