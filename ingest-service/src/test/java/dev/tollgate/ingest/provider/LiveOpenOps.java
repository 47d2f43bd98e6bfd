package dev.tollgate.ingest.provider;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/** An OpenOps for the whole service to ask: one row a month, and a workflow that states a total. */
public final class LiveOpenOps implements AutoCloseable {
    private static final String ROWS = "/api/database/rows/table/42/";
    private static final String WEBHOOK = "/api/v1/webhooks/total/sync";

    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1").stubRequestLoggingDisabled(true));

    private LiveOpenOps() {}

    public static LiveOpenOps start() {
        LiveOpenOps openOps = new LiveOpenOps();
        openOps.server.start();
        return openOps;
    }

    /** What the service has to be told to ask it; all but the credential. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("tollgate.live.openops.base-url", server.baseUrl());
        settings.put("tollgate.live.openops.table-id", "42");
        settings.put("tollgate.live.openops.workflow-id", "total");
        settings.put("tollgate.outbound.allowed-hosts", "127.0.0.1,localhost");
        settings.put("tollgate.outbound.private-hosts", "127.0.0.1,localhost");
        settings.put("tollgate.outbound.max-backoff", "PT1S");
        return settings;
    }

    /** Serves a month to whoever has the token and the key, and says 401, repeating what it was sent, to others. */
    public void serve(String month, String token, String key, String amount) {
        refuseWhat("Authorization");
        server.stubFor(rows(month)
                .withHeader("Authorization", equalTo("Token " + token))
                .willReturn(okJson(row(month, amount))));
        server.stubFor(webhook(month).withHeader("X-Webhook-Key", equalTo(key)).willReturn(okJson(stated(amount))));
    }

    /** Answers every question alike, whoever asks. */
    public void answer(ResponseDefinitionBuilder answer) {
        server.resetAll();
        server.stubFor(any(anyUrl()).willReturn(answer));
    }

    /** Takes its time over a month. */
    public void serveSlowly(String month, String amount, int millis) {
        server.stubFor(rows(month).willReturn(okJson(row(month, amount)).withFixedDelay(millis)));
        server.stubFor(webhook(month).willReturn(okJson(stated(amount)).withFixedDelay(millis)));
    }

    public WireMockServer server() {
        return server;
    }

    private void refuseWhat(String header) {
        server.stubFor(any(anyUrl())
                .atPriority(10)
                .willReturn(aResponse()
                        .withStatus(401)
                        .withTransformers("response-template")
                        .withBody("you sent {{request.headers." + header + "}}")));
    }

    private static MappingBuilder rows(String month) {
        return get(urlPathEqualTo(ROWS))
                .withQueryParam("filter__BillingPeriodStart__contains", equalTo(month))
                .atPriority(3);
    }

    private static MappingBuilder webhook(String month) {
        return post(urlPathEqualTo(WEBHOOK)).withRequestBody(containing(month)).atPriority(3);
    }

    private static String row(String month, String amount) {
        return """
                {"count":1,"next":null,"previous":null,"results":[{"id":1,"order":"1.0","ProviderName":"OpenOps",\
                "BillingPeriodStart":"%1$s-01T00:00:00Z","ChargePeriodStart":"%1$s-03T05:00:00Z",\
                "BillingCurrency":"USD","BillingAccountId":"acme","ServiceName":"Workflows",\
                "ChargeCategory":"Usage","BilledCost":"%2$s"}]}""".formatted(month, amount);
    }

    private static String stated(String amount) {
        return """
                {"currency":"USD","metric":"BilledCost","total":"%s","asOf":"2026-11-05T00:00:00Z"}""".formatted(amount);
    }

    @Override
    public void close() {
        server.stop();
    }
}
