package dev.tollgate.canary.probe.adapter.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tollgate.kernel.Sha256;
import dev.tollgate.kernel.adapter.json.Json;
import dev.tollgate.kernel.house.PeerKeysResource;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a caller sees, whether the service runs from its classes or from its package. */
abstract class ProbeRunScenario {
    private static final String COMMIT = "4d71dc329e4a83df4d71dc329e4a83df4d71dc32";

    static RequestSpecification as(String role) {
        return given().header("Authorization", PeerKeysResource.bearer("gateway", "canary-service", role));
    }

    static RequestSpecification posting(String body) {
        return as("pipeline").contentType(ContentType.JSON).body(body);
    }

    static Response run(String body) {
        return posting(body).post("/v1/probe-runs?wait=30s");
    }

    @Test
    void a_mock_run_of_the_wallet_top_up_passes_and_its_clean_up_is_proven() {
        Response run = run("""
                {"probe":"wallet-top-up","mode":"mock","commit":"%s","maxAmount":{"amount":"10","currency":"RUB"}}
                """.formatted(COMMIT));

        run.then()
                .statusCode(201)
                .header("Location", startsWith("/v1/probe-runs/"))
                .body("state", equalTo("FINISHED"))
                .body("verdict", equalTo("PASS"))
                .body("explanation", equalTo("every step held, and the clean-up is proven"))
                .body("amount.amount", equalTo("10"))
                .body("amount.currency", equalTo("RUB"))
                .body("requestsSent", equalTo(21))
                .body("steps", hasSize(15))
                .body("steps.result", everyItem(equalTo("PASS")))
                .body("safety.guard", equalTo(List.of("AMOUNT_CAP", "SANDBOX_PROOF")))
                .body("cleanUp.detail", equalTo("10 RUB refunded, balance 0 RUB, 2 wallets closed"));
        as("service").get(run.header("Location")).then().statusCode(200).body("digest", equalTo(run.path("digest")));
    }

    @Test
    void a_live_run_has_the_fields_of_the_golden_file() throws IOException {
        JsonNode golden = Json.mapper().readTree(Files.readString(Path.of("src/test/resources/golden/probe-run.json")));
        JsonNode live = Json.mapper()
                .readTree(run("{\"probe\":\"wallet-top-up\",\"commit\":\"%s\"}".formatted(COMMIT))
                        .asString());

        assertThat(names(live)).isEqualTo(names(golden));
        assertThat(names(live.at("/steps/0"))).isEqualTo(names(golden.at("/steps/0")));
        assertThat(names(live.at("/safety/0"))).isEqualTo(names(golden.at("/safety/0")));
        assertThat(names(live.get("cleanUp"))).isEqualTo(names(golden.get("cleanUp")));
    }

    @Test
    void nothing_dangerous_by_default_an_amount_over_the_cap_is_refused_before_anything_is_sent() {
        run("{\"probe\":\"wallet-top-up\",\"amount\":{\"amount\":\"10.01\",\"currency\":\"RUB\"}}")
                .then()
                .statusCode(201)
                .body("verdict", equalTo("FAIL"))
                .body("reason", equalTo("AMOUNT_OVER_CAP"))
                .body("requestsSent", equalTo(0))
                .body("safety[0].detail", equalTo("10.01 RUB is over the cap of 10 RUB"))
                .body("safety[1].result", equalTo("UNPROVEN"))
                .body("steps.result", everyItem(equalTo("UNPROVEN")));
    }

    @Test
    void nothing_dangerous_by_default_a_request_can_lower_the_cap_and_never_raise_it() {
        run("""
                {"probe":"wallet-top-up","amount":{"amount":"20","currency":"RUB"},
                 "maxAmount":{"amount":"50","currency":"RUB"}}""").then().body("reason", equalTo("AMOUNT_OVER_CAP")).body("maxAmount.amount", equalTo("10"));
        run("""
                {"probe":"wallet-top-up","amount":{"amount":"9.99","currency":"RUB"},
                 "maxAmount":{"amount":"9.98","currency":"RUB"}}""").then().body("reason", equalTo("AMOUNT_OVER_CAP")).body("maxAmount.amount", equalTo("9.98"));
    }

    @Test
    void staging_is_refused_and_says_that_it_is_not_part_of_this_version() {
        run("{\"probe\":\"wallet-top-up\",\"mode\":\"staging\"}")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", equalTo("staging probes are not part of this version"));
    }

    @Test
    void once_the_same_idempotency_key_gives_the_same_run_and_another_body_under_it_is_refused() {
        String key = "scenario-" + Instant.now();
        String body = "{\"probe\":\"wallet-top-up\"}";
        Response first = posting(body).header("Idempotency-Key", key).post("/v1/probe-runs?wait=30s");
        Response again = posting(body).header("Idempotency-Key", key).post("/v1/probe-runs?wait=30s");

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        posting("{\"probe\":\"wallet-top-up\",\"mode\":\"mock\",\"commit\":\"%s\"}".formatted(COMMIT))
                .header("Idempotency-Key", key)
                .post("/v1/probe-runs")
                .then()
                .statusCode(422);
    }

    @Test
    void you_can_check_it_yourself_the_digest_is_that_of_the_record_and_equal_runs_have_equal_digests() {
        String body = "{\"probe\":\"wallet-top-up\",\"commit\":\"%s\"}".formatted(COMMIT);
        Response first = run(body);
        Response second = run(body);
        String record = as("operator")
                .get(first.header("Location") + "/record")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(Sha256.ofUtf8(record).hex()).isEqualTo(first.<String>path("digest"));
        assertThat(second.<String>path("digest")).isEqualTo(first.<String>path("digest"));
        assertThat(second.<String>path("id")).isNotEqualTo(first.<String>path("id"));
        assertThat(record).doesNotContain("127.0.0.1", first.<String>path("id"), "Millis", "finishedAt");
    }

    @Test
    void runs_are_listed_newest_first_and_page_by_page() {
        String commit = Sha256.ofUtf8(Instant.now().toString()).hex().substring(0, 40);
        List<String> started = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            started.addFirst(run("{\"probe\":\"wallet-top-up\",\"commit\":\"%s\"}".formatted(commit))
                    .path("id"));
        }
        Response first = as("admin").get("/v1/probe-runs?probe=wallet-top-up&mode=mock&limit=2&commit=" + commit);
        Response second =
                as("admin").get("/v1/probe-runs?limit=2&commit=" + commit + "&cursor=" + first.<String>path("next"));

        assertThat(first.<List<String>>path("items.id")).isEqualTo(started.subList(0, 2));
        assertThat(second.<List<String>>path("items.id")).isEqualTo(started.subList(2, 3));
        assertThat(second.<String>path("next")).isNull();
        as("admin").get("/v1/probe-runs?mode=staging&commit=" + commit).then().body("items", hasSize(0));
    }

    @Test
    void the_probes_say_what_they_send_and_what_must_hold() {
        as("service")
                .get("/v1/probes")
                .then()
                .statusCode(200)
                .body("items.name", equalTo(List.of("wallet-top-up")))
                .body("items[0].guards.guard", equalTo(List.of("AMOUNT_CAP", "SANDBOX_PROOF")))
                .body("items[0].flows.name", equalTo(List.of("happy", "declined")))
                .body("items[0].flows[0].steps.name", hasItem("balance-rose-by-exactly-the-amount"));
    }

    @Test
    void mistakes_in_a_request_are_named() {
        posting("{\"probe\":\"wallet-topup\"}")
                .post("/v1/probe-runs")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("probe"));
        posting("{\"mode\":\"mock\"}")
                .post("/v1/probe-runs")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("probe"));
        posting("{\"probe\":\"wallet-top-up\",\"mode\":\"live\"}")
                .post("/v1/probe-runs")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("mode"));
        posting("{\"probe\":\"wallet-top-up\",\"commit\":\"main\"}")
                .post("/v1/probe-runs")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("commit"));
        posting("{\"probe\":\"wallet-top-up\"}")
                .post("/v1/probe-runs?wait=2m")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("wait"));
        posting("{\"probe\":\"wallet-top-up\",\"amount\":{\"amount\":10,\"currency\":\"RUB\"}}")
                .post("/v1/probe-runs")
                .then()
                .statusCode(400)
                .body("errors[0].field", not(equalTo("")));
        as("pipeline").get("/v1/probe-runs?limit=0").then().statusCode(400).body("errors[0].field", equalTo("limit"));
        as("pipeline")
                .get("/v1/probe-runs/01993c5e-0000-7000-8000-000000000021")
                .then()
                .statusCode(404);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
