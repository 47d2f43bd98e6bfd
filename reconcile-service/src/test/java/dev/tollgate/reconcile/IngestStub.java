package dev.tollgate.reconcile;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.tollgate.reconcile.total.Bills;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** An ingest service that says what a test wants, and fails as a test wants. */
public final class IngestStub implements QuarkusTestResourceLifecycleManager {
    public static final String PROVIDER_TOTALS = "/v1/provider-totals";
    public static final String CANONICAL_TOTALS = "/v1/canonical-totals";
    private static final WireMockServer SERVER =
            new WireMockServer(wireMockConfig().dynamicPort());

    @Override
    public Map<String, String> start() {
        SERVER.start();
        // Less patient than in production, so that a test of slowness is not slow itself.
        String fetch = "dev.tollgate.reconcile.total.adapter.ingest.IngestCalls/fetch/";
        return Map.of(
                "quarkus.rest-client.ingest.url",
                SERVER.baseUrl(),
                fetch + "Timeout/value",
                "3000",
                fetch + "Timeout/unit",
                "MILLIS");
    }

    @Override
    public void stop() {
        SERVER.stop();
    }

    public static WireMockServer server() {
        return SERVER;
    }

    public static void says(Bills bills) {
        says(bills.providerTotals(), bills.canonicalTotals());
    }

    public static void says(String providerTotals, String canonicalTotals) {
        SERVER.resetAll();
        SERVER.stubFor(get(urlPathEqualTo(PROVIDER_TOTALS)).willReturn(okJson(providerTotals)));
        SERVER.stubFor(get(urlPathEqualTo(CANONICAL_TOTALS)).willReturn(okJson(canonicalTotals)));
    }

    /** The one operation fails as told; the other says what it should. */
    public static void fails(String path, ResponseDefinitionBuilder how) {
        says(new Bills());
        SERVER.stubFor(get(urlPathEqualTo(path)).willReturn(how));
    }

    public static ResponseDefinitionBuilder body(String text) {
        return aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "application/json")
                .withBody(text);
    }
}
