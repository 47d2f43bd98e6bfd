package dev.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tollgate.kernel.Sha256;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A release from its registration to its decision, through the public operations only. */
abstract class ReleaseToDecisionScenario {
    @BeforeEach
    void everythingIsGood() {
        Samples.everythingIsGood();
    }

    @Test
    void a_release_with_everything_proven_goes() {
        JsonNode decision = Door.decide(Samples.goodRelease(), "release-heavy", "local-demo");

        assertThat(decision.get("verdict").textValue())
                .as(decision.toPrettyString())
                .isEqualTo("GO");
        assertThat(decision.get("notice").textValue()).isEqualTo("demonstration on fixtures, not a release decision");
        assertThat(decision.get("checks")).hasSize(12);
        assertThat(decision.get("wouldOpen")).isEmpty();
        assertThat(decision.get("askedBy").toString()).isEqualTo("{\"name\":\"key:pipeline-1\",\"role\":\"pipeline\"}");
    }

    @Test
    void missing_is_not_good_evidence_of_the_wrong_mode_keeps_the_real_gate_shut() {
        JsonNode decision = Door.decide(Samples.goodRelease(), "pre-release", "release");

        assertThat(decision.get("verdict").textValue()).isEqualTo("UNKNOWN");
        assertThat(decision.get("tier").textValue()).isEqualTo("release-heavy");
        for (String id : List.of("reconciliation:openops", "reconciliation:aws", "probe:wallet-top-up")) {
            assertThat(Door.check(decision, id).get("reason").textValue()).isEqualTo("WRONG_MODE");
        }
        assertThat(decision.get("wouldOpen")).hasSize(5);
    }

    @Test
    void missing_is_not_good_a_release_without_any_report_is_unknown() {
        JsonNode decision = Door.decide(Door.newRelease(), "merge-medium", "local-demo");

        assertThat(decision.get("verdict").textValue()).isEqualTo("UNKNOWN");
        assertThat(Door.check(decision, "suite:critical-backend").get("reason").textValue())
                .isEqualTo("NO_REPORT");
        assertThat(Door.check(decision, "coverage:routers").get("reason").textValue())
                .isEqualTo("NO_COVERAGE");
        assertThat(decision.has("validUntil")).isFalse();
    }

    @Test
    void you_can_check_it_yourself_the_record_has_the_digest_and_every_artefact_is_there() {
        String release = Samples.goodRelease();
        JsonNode decision = Door.decide(release, "release-heavy", "local-demo");
        String path = "/v1/releases/" + release + "/gates/release-heavy/decisions/"
                + decision.get("id").textValue();

        String record = Door.as("operator").get(path + "/record").asString();
        assertThat(Sha256.ofUtf8(record).hex()).isEqualTo(decision.get("digest").textValue());
        List<String> digests = new ArrayList<>(List.of(decision.get("digest").textValue()));
        decision.get("seen").forEach(seen -> digests.add(seen.get("sha256").textValue()));
        assertThat(digests).hasSize(7);
        for (String digest : digests) {
            var answer = Door.as("operator").get("/v1/evidence/" + digest);
            answer.then().statusCode(200).contentType("application/octet-stream");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(Sha256.of(answer.asByteArray()).hex()).isEqualTo(digest);
        }
    }

    @Test
    void a_decision_is_read_again_as_it_was_made_and_listed_newest_first() {
        String release = Samples.goodRelease();
        JsonNode first = Door.decide(release, "pr-fast", "release");
        JsonNode second = Door.decide(release, "pr-fast", "release");
        String path = "/v1/releases/" + release + "/gates/pr-fast/decisions";

        assertThat(Door.json(Door.as("admin")
                        .get(path + "/" + first.get("id").textValue())
                        .asString()))
                .isEqualTo(first);
        JsonNode page = Door.json(Door.as("admin").get(path + "?limit=1").asString());
        assertThat(page.get("items").get(0)).isEqualTo(second);
        JsonNode next = Door.json(Door.as("admin")
                .get(path + "?limit=1&cursor=" + page.get("next").textValue())
                .asString());
        assertThat(next.get("items").get(0)).isEqualTo(first);
        assertThat(next.has("next")).isFalse();
    }

    @Test
    void a_live_decision_has_the_fields_of_the_golden_file() throws Exception {
        JsonNode golden = Door.json(Files.readString(java.nio.file.Path.of("src/test/resources/golden/decision.json")));
        String release = Samples.goodRelease();
        Samples.answersByMode(
                "/v1/reconciliations",
                Samples.golden("reconcile-service", "reconciliation.json")
                        .put("judgedAt", java.time.Instant.now().toString()));
        JsonNode live = Door.decide(release, "release-heavy", "local-demo");

        TreeSet<String> expected = new TreeSet<>(names(golden));
        expected.add("seen");
        assertThat(new TreeSet<>(names(live))).isEqualTo(expected);
        TreeSet<String> failed = new TreeSet<>(names(Door.check(golden, "reconciliation:aws")));
        failed.add("expiresAt");
        assertThat(new TreeSet<>(names(Door.check(live, "reconciliation:aws")))).isEqualTo(failed);
        assertThat(Door.check(live, "reconciliation:aws").get("remedy"))
                .isEqualTo(Door.check(golden, "reconciliation:aws").get("remedy"));
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
