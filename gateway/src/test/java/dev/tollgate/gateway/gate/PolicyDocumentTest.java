package dev.tollgate.gateway.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyDocumentTest {
    private static String release() throws IOException {
        try (var json = PolicyDocumentTest.class.getResourceAsStream("/policies/release.json")) {
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void the_shipped_tiers_are_those_of_the_requirements() {
        Policy policy = GateTest.policy("release");
        assertThat(policy.tiers().get("pr-fast").suites())
                .hasSize(3)
                .allMatch(suite -> suite.priority() == Priority.P0);
        assertThat(policy.tiers().get("merge-medium").suites()).hasSize(4);
        assertThat(policy.tiers().get("release-heavy").suites()).hasSize(5);
        assertThat(policy.tierName("pre-release")).contains("release-heavy");
        assertThat(policy.modules().get("routers").minBranch()).isEqualByComparingTo("65");
        assertThat(policy.modules().get("utils").minBranch()).isEqualByComparingTo("70");
    }

    @Test
    void a_policy_that_is_written_down_is_read_back_as_the_same() {
        Policy policy = GateTest.policy("local-demo");
        assertThat(PolicyDocument.read(PolicyDocument.write(policy).entrySet().stream()
                        .collect(java.util.stream.Collectors.toMap(
                                Map.Entry::getKey, entry -> plain(entry.getValue())))))
                .isEqualTo(policy);
    }

    private static Object plain(Object value) {
        try {
            return Json.mapper().readValue(Json.mapper().writeValueAsString(value), Object.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_installations_floor_wins_and_a_module_of_its_own_binds_where_coverage_does() {
        Policy policy = GateTest.policy("release")
                .with(Map.of(
                        "routers", new Policy.Floors("routers/billing.py", new BigDecimal("90"), BigDecimal.TEN),
                        "rating", new Policy.Floors("Rating.java", new BigDecimal("80"), BigDecimal.TEN)));
        assertThat(policy.modules().get("routers").minLine()).isEqualByComparingTo("90");
        assertThat(policy.tiers().get("merge-medium").coverage())
                .containsExactlyInAnyOrder("routers", "utils", "rating");
        assertThat(policy.tiers().get("pr-fast").coverage()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "\"version\": 1~\"version\": 2~version: must be",
                "\"acceptedModes\"~\"acceptedMode\"~acceptedMode: is not a known key",
                "\"live\"~\"alive\"~acceptedModes.reconciliation[0]: must be one of",
                "\"junit\": 168~\"junit\": 0~maxAgeHours.junit: must be a whole number",
                "\"minLine\": \"85\"~\"minLine\": 85~coverageModules.routers.minLine: must be a text",
                "\"minLine\": \"85\"~\"minLine\": \"101\"~coverageModules.routers.minLine: must be a text with per cent",
                "\"priority\": \"P0\"~\"priority\": \"P9\"~tiers.pr-fast.suites[0].priority: must be one of",
                "\"aws\",~\"awz\",~tiers.release-heavy.reconciliation[1]: must be one of",
                "\"pre-release\": \"release-heavy\"~\"pre-release\": \"heavy\"~aliases.pre-release: must be one of",
                "\"name\": \"balance-page\",~\"name\": \"balance-page\", \"minimum\": 1,~tiers.pr-fast.suites[1].minimum: is not a known key"
            })
    void a_mistake_is_refused_with_the_path_of_the_wrong_key(String right, String wrong, String told)
            throws IOException {
        String broken = release().replaceFirst(java.util.regex.Pattern.quote(right), wrong);
        assertThat(broken).isNotEqualTo(release());
        Object json = Json.mapper().readValue(broken, Object.class);
        assertThatThrownBy(() -> PolicyDocument.read(json))
                .isInstanceOf(PolicyMistake.class)
                .hasMessageStartingWith(told);
    }
}
