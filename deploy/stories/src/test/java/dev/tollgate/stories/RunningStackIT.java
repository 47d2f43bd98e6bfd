package dev.tollgate.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a neighbour in the network, a curious user and Ctrl-C find while everything is running. */
class RunningStackIT {
    private static final List<String> BEHIND = List.of("ingest-service", "reconcile-service", "canary-service");
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void everything_that_runs_is_guarded_and_ctrl_c_leaves_no_process_no_port_and_no_secret() throws Exception {
        LocalRun.Kept kept = LocalRun.keep(Map.of("TOLLGATE_WEBHOOK_PROVIDERS", "stripe"), "--keep");
        List<ProcessHandle> processes = Stream.concat(
                        Stream.of(kept.process().toHandle()), kept.process().descendants())
                .toList();
        String gateway = kept.urlOf("gateway");
        String authorization = kept.authorization();

        what_the_shell_says_of_webhooks_reaches_nobody_unless_it_is_asked_for(gateway);
        only_the_gateway_answers_and_only_to_a_key(kept, gateway, authorization);
        once_the_same_bills_again_change_no_total(gateway, authorization);
        the_evidence_of_the_decision_is_there_by_its_digest(kept, gateway, authorization);
        kept.interrupt();

        assertThat(processes).hasSizeGreaterThan(4).noneMatch(ProcessHandle::isAlive);
        for (String service :
                Stream.concat(BEHIND.stream(), Stream.of("gateway")).toList()) {
            assertThat(refuses(kept.urlOf(service))).as(service).isTrue();
        }
        secrets_stay_put_no_key_is_in_any_file_that_is_left(kept, authorization);
    }

    private void what_the_shell_says_of_webhooks_reaches_nobody_unless_it_is_asked_for(String gateway)
            throws Exception {
        // With that variable, and no key for Stripe, the ingest service would not even have started.
        assertThat(post(gateway + "/v1/webhooks/stripe", "", "{}").statusCode()).isEqualTo(404);
    }

    private void only_the_gateway_answers_and_only_to_a_key(LocalRun.Kept kept, String gateway, String authorization)
            throws Exception {
        assertThat(get(gateway + "/v1/releases", "").statusCode()).isEqualTo(401);
        assertThat(get(gateway + "/v1/releases", "Bearer nonsense").statusCode())
                .isEqualTo(401);
        assertThat(get(gateway + "/v1/releases", authorization).statusCode()).isEqualTo(200);
        assertThat(get(gateway + "/q/health/ready", "").statusCode()).isEqualTo(200);
        assertThat(get(gateway + "/v1/api-keys", authorization).statusCode())
                .as("a pipeline is no admin")
                .isEqualTo(403);
        for (String service : BEHIND) {
            String url = kept.urlOf(service) + "/v1/probe-runs";
            assertThat(get(url, "").statusCode()).as(service).isIn(401, 404);
            assertThat(get(url, authorization).statusCode())
                    .as(service + " takes no API key")
                    .isIn(401, 404);
        }
        assertThat(get(kept.urlOf("ingest-service") + "/v1/canonical-totals?billingPeriod=2026-09", "")
                        .statusCode())
                .isEqualTo(401);
    }

    private void once_the_same_bills_again_change_no_total(String gateway, String authorization) throws Exception {
        String totals = gateway + "/v1/canonical-totals?billingPeriod=2026-09&mode=deterministic";
        JsonNode before = json(get(totals, authorization));
        JsonNode asked = json(post(gateway + "/v1/ingest-runs", authorization, """
                {"provider":"aws","billingPeriod":"2026-09","ingestMode":"deterministic","drop":"."}"""));
        JsonNode run = json(get(gateway + "/v1/ingest-runs/" + asked.path("id").asText() + "?wait=60s", authorization));
        assertThat(run.path("state").asText()).isEqualTo("COMPLETED");
        assertThat(run.path("repeatsExport").asBoolean())
                .as("the repetition is told")
                .isTrue();
        assertThat(totalsOf(json(get(totals, authorization))))
                .isEqualTo(totalsOf(before))
                .isNotEmpty();
    }

    private void the_evidence_of_the_decision_is_there_by_its_digest(
            LocalRun.Kept kept, String gateway, String authorization) throws Exception {
        JsonNode decision =
                new ObjectMapper().readTree(Files.readString(kept.folder().resolve("decision.json")));
        int seen = 0;
        for (JsonNode check : decision.path("checks")) {
            for (JsonNode evidence : check.path("evidence")) {
                String digest = evidence.path("sha256").asText();
                HttpResponse<byte[]> artefact = http.send(
                        request(gateway + "/v1/evidence/" + digest, authorization)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
                assertThat(artefact.statusCode()).isEqualTo(200);
                assertThat(java.util.HexFormat.of()
                                .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                                        .digest(artefact.body())))
                        .isEqualTo(digest);
                seen++;
            }
        }
        assertThat(seen).isGreaterThanOrEqualTo(decision.path("checks").size());
    }

    private static void secrets_stay_put_no_key_is_in_any_file_that_is_left(LocalRun.Kept kept, String authorization)
            throws IOException {
        String secret = authorization.substring(authorization.lastIndexOf('_') + 1);
        assertThat(secret).hasSizeGreaterThan(30);
        assertThat(String.join("\n", kept.lines())).doesNotContain(secret);
        try (Stream<Path> left = Files.walk(kept.folder())) {
            for (Path file : left.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(secret)
                        .doesNotContain("PRIVATE KEY");
            }
        }
    }

    private static String totalsOf(JsonNode answer) {
        StringBuilder totals = new StringBuilder();
        for (JsonNode export : answer.path("exports")) {
            totals.append(export.path("provider").asText())
                    .append(export.path("totals"))
                    .append('\n');
        }
        return totals.toString();
    }

    private boolean refuses(String url) throws InterruptedException, IOException {
        try {
            http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding());
            return false;
        } catch (ConnectException nobodyListens) {
            return true;
        }
    }

    private HttpResponse<String> get(String url, String authorization) throws IOException, InterruptedException {
        return http.send(request(url, authorization).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String url, String authorization, String body)
            throws IOException, InterruptedException {
        return http.send(
                request(url, authorization)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String url, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
        return new ObjectMapper().readTree(response.body());
    }
}
