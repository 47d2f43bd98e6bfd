package dev.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.gateway.access.AccessConfig;
import dev.tollgate.gateway.confidence.ConfidenceConfig;
import dev.tollgate.gateway.evidence.EvidenceConfig;
import dev.tollgate.gateway.gate.GateConfig;
import dev.tollgate.gateway.route.RouteConfig;
import dev.tollgate.kernel.house.ConfigKeys;
import java.io.IOException;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    @Test
    void every_key_and_every_default_is_what_operators_know() {
        assertThat(ConfigKeys.of(
                        AccessConfig.class,
                        ConfidenceConfig.class,
                        EvidenceConfig.class,
                        GateConfig.class,
                        RouteConfig.class))
                .isEqualTo("""
                        tollgate.access.first-keys-file : Optional<Path>
                        tollgate.confidence.coverage : Map<String, ConfidenceConfig$Module>
                        tollgate.evidence.folder = artifacts/billing-confidence : Path
                        tollgate.gate.demonstrations = false : boolean
                        tollgate.gate.policies-folder : Optional<Path>
                        tollgate.route.canary-url : URI
                        tollgate.route.forwarded-header = x-forwarded-for : ForwardedHeader
                        tollgate.route.ingest-url : URI
                        tollgate.route.max-answer-bytes = 33554432 : int
                        tollgate.route.max-request-bytes = 1048576 : int
                        tollgate.route.max-usage-bytes = 10485760 : long
                        tollgate.route.max-webhook-bytes = 1048576 : long
                        tollgate.route.reconcile-url : URI
                        tollgate.route.timeout = PT75S : Duration
                        tollgate.route.trusted-proxies : Optional<List<Network>>
                        tollgate.route.usage-streams = 64 : int
                        tollgate.route.usage-time = PT30S : Duration
                        tollgate.route.webhook-burst = 2000 : long
                        tollgate.route.webhook-proxies : Map<String, List<Network>>
                        tollgate.route.webhook-rate = 1000 : long
                        tollgate.route.webhook-senders-remembered = 100000 : long
                        tollgate.route.webhook-streams = 64 : int
                        tollgate.route.webhook-streams-per-sender = 8 : int
                        tollgate.route.webhook-time = PT10S : Duration
                        """);
    }

    @Test
    void quarkus_itself_believes_no_forwarding_header() throws IOException {
        Properties properties = new Properties();
        try (var file = ConfigurationTest.class.getResourceAsStream("/application.properties")) {
            properties.load(file);
        }
        assertThat(properties)
                .containsEntry("quarkus.http.proxy.proxy-address-forwarding", "false")
                .containsEntry("quarkus.http.proxy.use-proxy-protocol", "false");
    }

    @Test
    void the_environment_names_that_scripts_hold_are_read_letter_by_letter() throws IOException {
        Properties properties = new Properties();
        try (var file = ConfigurationTest.class.getResourceAsStream("/application.properties")) {
            properties.load(file);
        }
        assertThat(properties)
                .containsEntry("tollgate.route.ingest-url", "${TOLLGATE_INGEST_URL:http://127.0.0.1:8081}")
                .containsEntry("tollgate.route.reconcile-url", "${TOLLGATE_RECONCILE_URL:http://127.0.0.1:8082}")
                .containsEntry("tollgate.route.canary-url", "${TOLLGATE_CANARY_URL:http://127.0.0.1:8083}")
                .containsEntry("tollgate.route.trusted-proxies", "${TOLLGATE_TRUSTED_PROXIES:}")
                .containsEntry("tollgate.route.forwarded-header", "${TOLLGATE_FORWARDED_HEADER:x-forwarded-for}")
                .containsEntry("tollgate.confidence.coverage.routers.min-line", "${BILLING_COVERAGE_MIN_ROUTERS_LINE:}")
                .containsEntry(
                        "tollgate.confidence.coverage.routers.min-branch", "${BILLING_COVERAGE_MIN_ROUTERS_BRANCH:}")
                .containsEntry("tollgate.confidence.coverage.utils.min-line", "${BILLING_COVERAGE_MIN_UTILS_LINE:}")
                .containsEntry(
                        "tollgate.confidence.coverage.utils.min-branch", "${BILLING_COVERAGE_MIN_UTILS_BRANCH:}");
    }
}
