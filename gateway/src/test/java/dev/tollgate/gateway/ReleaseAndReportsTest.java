package dev.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tollgate.kernel.Sha256;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@GatewayTest
class ReleaseAndReportsTest {
    @BeforeEach
    void everythingIsGood() {
        Samples.everythingIsGood();
    }

    @Test
    void once_the_same_release_again_is_the_first_one_and_another_commit_is_refused() {
        String version = Door.nextVersion();
        Response first = Door.post("pipeline", "/v1/releases", Door.release(version, Door.COMMIT));
        first.then().statusCode(201);
        Response again = Door.post("operator", "/v1/releases", Door.release(version, Door.COMMIT));
        again.then().statusCode(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(first.header("Location"))
                .isEqualTo(
                        "/v1/releases/" + Door.json(first.asString()).get("id").textValue());
        assertThat(Door.as("admin").get(first.header("Location")).asString()).isEqualTo(first.asString());

        Response other = Door.post("pipeline", "/v1/releases", Door.release(version, "b".repeat(40)));
        other.then().statusCode(409).contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{}~5",
                "{\"name\":\"a b\",\"version\":\"1\",\"commit\":\"x\",\"branch\":\"-\",\"billingPeriod\":\"2026-13\"}~4",
                "{\"nmae\":\"a\"}~1",
                "nothing~0"
            })
    void a_release_that_breaks_its_shape_is_refused_with_every_mistake(String body, int mistakes) {
        Response refused = Door.post("pipeline", "/v1/releases", body);
        refused.then().statusCode(400);
        JsonNode errors = Door.json(refused.asString()).get("errors");
        assertThat(errors == null ? 0 : errors.size()).isEqualTo(mistakes);
    }

    @Test
    void releases_are_listed_newest_first_in_pages_and_limits_are_kept() {
        String older = Door.newRelease();
        String newer = Door.newRelease();
        JsonNode page = Door.json(Door.as("admin").get("/v1/releases?limit=1").asString());
        assertThat(page.get("items").get(0).get("id").textValue()).isEqualTo(newer);
        JsonNode next = Door.json(Door.as("admin")
                .get("/v1/releases?limit=1&cursor=" + page.get("next").textValue())
                .asString());
        assertThat(next.get("items").get(0).get("id").textValue()).isEqualTo(older);
        Door.as("admin").get("/v1/releases?limit=101").then().statusCode(400);
        Door.as("admin")
                .get("/v1/releases/" + "01993c5e-0000-7000-8000-000000000099")
                .then()
                .statusCode(404);
    }

    @Test
    void once_the_same_report_again_counts_once_and_is_told() {
        String release = Door.newRelease();
        String path = "/v1/releases/" + release + "/junit-reports";
        String report = Samples.junit(List.of("critical-backend"));
        Response first = Door.postXml(path, report);
        first.then().statusCode(201);
        assertThat(first.asString()).isEqualTo("""
                {"sha256":"%s","suites":[{"name":"critical-backend","tests":2,"failures":0,"errors":0,"skipped":0}],"repeated":false}""".formatted(Sha256.ofUtf8(report)));
        Response again = Door.postXml(path, report);
        again.then().statusCode(200);
        assertThat(Door.json(again.asString()).get("repeated").booleanValue()).isTrue();
        assertThat(Door.check(Door.decide(release, "pr-fast", "release"), "suite:critical-backend")
                        .get("detail")
                        .textValue())
                .isEqualTo("2 tests, none failed");
    }

    @Test
    void the_newest_report_of_a_suite_is_judged_and_an_earlier_failure_is_told() {
        String release = Door.newRelease();
        String path = "/v1/releases/" + release + "/junit-reports";
        String failed = Samples.suite("x", "<testcase name='pays'><failure/></testcase>");
        Door.postXml(path + "?suite=critical-backend", failed).then().statusCode(201);
        JsonNode check = Door.check(Door.decide(release, "pr-fast", "release"), "suite:critical-backend");
        assertThat(check.get("reason").textValue()).isEqualTo("SUITE_FAILED");
        assertThat(check.get("detail").textValue()).endsWith("; first: pays");

        Door.postXml(path, Samples.junit(List.of("critical-backend"))).then().statusCode(201);
        check = Door.check(Door.decide(release, "pr-fast", "release"), "suite:critical-backend");
        assertThat(check.get("result").textValue()).isEqualTo("PASS");
        assertThat(check.get("detail").textValue()).endsWith("it failed in 1 earlier report(s) of the same commit");
    }

    @Test
    void the_same_failed_report_after_a_good_one_is_the_newest_again() {
        String release = Door.newRelease();
        String path = "/v1/releases/" + release + "/junit-reports";
        String failed = Samples.suite("critical-backend", "<testcase name='pays'><failure/></testcase>");
        String good = Samples.junit(List.of("critical-backend"));
        Door.postXml(path, failed).then().statusCode(201);
        Door.postXml(path, good).then().statusCode(201);
        Response again = Door.postXml(path, failed);
        again.then().statusCode(200);
        assertThat(Door.json(again.asString()).get("repeated").booleanValue()).isTrue();
        assertThat(Door.check(Door.decide(release, "pr-fast", "release"), "suite:critical-backend")
                        .get("reason")
                        .textValue())
                .isEqualTo("SUITE_FAILED");

        Door.postXml(path, good).then().statusCode(200);
        JsonNode check = Door.check(Door.decide(release, "pr-fast", "release"), "suite:critical-backend");
        assertThat(check.get("result").textValue()).isEqualTo("PASS");
        assertThat(check.get("detail").textValue()).endsWith("it failed in 1 earlier report(s) of the same commit");
    }

    @Test
    void the_same_low_coverage_after_a_high_one_is_the_newest_again() {
        String release = Samples.goodRelease();
        Samples.attachCoverage(release, "app/routers/billing.py", 16, 10);
        Samples.attachCoverage(release, "app/routers/billing.py", 19, 10);
        Door.postXml(
                        "/v1/releases/" + release + "/coverage-reports",
                        Samples.cobertura("app/routers/billing.py", 16, 10))
                .then()
                .statusCode(200);
        assertThat(Door.decide(release, "merge-medium", "release")
                        .get("verdict")
                        .textValue())
                .isEqualTo("NO_GO");
    }

    @Test
    void a_report_that_cannot_be_read_is_refused_with_its_place_and_nothing_is_stored() throws Exception {
        String release = Door.newRelease();
        String broken = "<testsuite name='critical-backend'>\n<oops></testsuite>";
        Response refused = Door.postXml("/v1/releases/" + release + "/junit-reports", broken);
        refused.then().statusCode(422);
        JsonNode error = Door.json(refused.asString()).get("errors").get(0);
        assertThat(error.get("field").textValue()).startsWith("line 2, column ");
        assertThat(error.get("message").textValue()).isEqualTo("is not well-formed XML");
        Door.as("admin").get("/v1/evidence/" + Sha256.ofUtf8(broken)).then().statusCode(404);

        Door.postXml("/v1/releases/01993c5e-0000-7000-8000-000000000099/junit-reports", Samples.junit(List.of("a")))
                .then()
                .statusCode(404);
        assertThat(statusOf("/v1/releases/" + release + "/junit-reports", 10 * 1024 * 1024 + 1))
                .isEqualTo(413);
        Door.post("pipeline", "/v1/releases/" + release + "/junit-reports", "{}")
                .then()
                .statusCode(415);
    }

    @Test
    void a_module_below_its_floor_shuts_the_gate_and_the_newest_report_opens_it_again() {
        String release = Samples.goodRelease();
        Samples.attachCoverage(release, "app/routers/billing.py", 16, 10);
        JsonNode decision = Door.decide(release, "merge-medium", "release");
        assertThat(decision.get("verdict").textValue()).isEqualTo("NO_GO");
        assertThat(Door.check(decision, "coverage:routers").get("detail").textValue())
                .isEqualTo("16 of 20 lines and 10 of 10 branches of app/routers/billing.py");
        Samples.attachCoverage(release, "app/routers/billing.py", 17, 7);
        assertThat(Door.decide(release, "merge-medium", "release")
                        .get("verdict")
                        .textValue())
                .isEqualTo("GO");
    }

    @Test
    void the_views_of_a_decision_say_what_it_says() {
        String release = Door.newRelease();
        Door.postXml(
                "/v1/releases/" + release + "/junit-reports",
                Samples.suite("balance-page", "<testcase name='t'><error/></testcase>"));
        JsonNode decision = Door.decide(release, "pr-fast", "local-demo");
        String path = "/v1/releases/" + release + "/gates/pr-fast/decisions/"
                + decision.get("id").textValue();

        Response summary = Door.as("pipeline").get(path + "/summary.md");
        assertThat(summary.contentType()).startsWith("text/markdown");
        assertThat(summary.asString())
                .startsWith("# NO_GO: billing-api")
                .contains("NO_REPORT", "demonstration on fixtures");
        Response junit = Door.as("pipeline").get(path + "/junit.xml");
        junit.then().statusCode(200);
        assertThat(junit.xmlPath().getString("testsuite.@failures")).isEqualTo("1");
        assertThat(junit.xmlPath().getString("testsuite.@errors")).isEqualTo("2");
    }

    @Test
    void an_unknown_gate_or_policy_is_told_apart() {
        String release = Door.newRelease();
        String path = "/v1/releases/" + release + "/gates/";
        Door.post("pipeline", path + "nowhere/decisions", "{}").then().statusCode(404);
        Door.post("pipeline", path + "pr-fast/decisions", "{\"policy\":\"mine\"}")
                .then()
                .statusCode(422);
        Door.post("pipeline", path + "pr-fast/decisions", "{\"policy\":\"../mine\"}")
                .then()
                .statusCode(400);
        Door.as("pipeline")
                .contentType("application/json")
                .post(path + "pr-fast/decisions")
                .then()
                .statusCode(201);
    }

    @Test
    void evidence_that_was_changed_on_disk_is_not_given_out() throws Exception {
        String release = Door.newRelease();
        String report = Samples.junit(List.of("changed-" + Door.nextVersion()));
        Door.postXml("/v1/releases/" + release + "/junit-reports", report)
                .then()
                .statusCode(201);
        String digest = Sha256.ofUtf8(report).hex();
        var file = PeersResource.evidence()
                .resolve("sha256")
                .resolve(digest.substring(0, 2))
                .resolve(digest);
        assertThat(Files.readString(file)).isEqualTo(report);
        Files.writeString(file, report + " ");
        Response answer = Door.as("admin").get("/v1/evidence/" + digest);
        answer.then().statusCode(409);
        assertThat(Door.json(answer.asString()).get("detail").textValue())
                .isEqualTo("The stored bytes no longer have this digest, so they are not given out.");
        assertThat(answer.asString()).doesNotContain("testsuite");
    }

    /** Asks before it sends, as a client with a large body should: the refusal comes before the bytes. */
    private static int statusOf(String path, int bytes) throws Exception {
        try (var client = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .build()) {
            var request = java.net.http.HttpRequest.newBuilder(
                            java.net.URI.create("http://localhost:" + io.restassured.RestAssured.port + path))
                    .header("Authorization", "Bearer " + Door.key("pipeline"))
                    .header("Content-Type", "application/xml")
                    .expectContinue(true)
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(new byte[bytes]))
                    .build();
            return client.send(request, java.net.http.HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
