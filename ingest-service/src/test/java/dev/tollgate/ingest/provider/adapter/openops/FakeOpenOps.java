package dev.tollgate.ingest.provider.adapter.openops;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import dev.tollgate.ingest.credential.Credential;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of Baserow's database API and of OpenOps' webhooks is called; nothing without its secret. */
final class FakeOpenOps implements AutoCloseable {
    static final String TABLES_TOKEN = "planted-tables-token-0001";
    static final String WEBHOOK_KEY = "planted-webhook-key-0001";
    static final String ROWS = "/openops-tables/api/database/rows/table/42/?user_field_names=true";
    static final String OF_SEPTEMBER = "&filter__BillingPeriodStart__contains=2026-09";
    static final String WEBHOOK = "/api/v1/webhooks/fLow_1-x/sync";

    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().stubRequestLoggingDisabled(true));

    FakeOpenOps() {
        server.start();
        server.stubFor(any(anyUrl())
                .atPriority(10)
                .willReturn(aResponse()
                        .withStatus(401)
                        .withBody("{\"error\":\"ERROR_TOKEN_DOES_NOT_EXIST\",\"detail\":\"" + TABLES_TOKEN + "\"}")));
    }

    static Credential credential() {
        return Credential.of(Map.of("tablesToken", TABLES_TOKEN, "webhookKey", WEBHOOK_KEY));
    }

    static List<String> secrets() {
        return List.of(TABLES_TOKEN, WEBHOOK_KEY);
    }

    String url() {
        return server.baseUrl();
    }

    WireMockServer server() {
        return server;
    }

    void stub(MappingBuilder mapping) {
        server.stubFor(mapping);
    }

    /** The first question: how many rows there are, and how new. */
    MappingBuilder extent() {
        return tables(ROWS + "&page=1&size=1" + OF_SEPTEMBER + "&order_by=-Last%20modified");
    }

    MappingBuilder page(int number) {
        return tables(ROWS + "&page=" + number + "&size=2" + OF_SEPTEMBER);
    }

    MappingBuilder tables(String pathAndQuery) {
        return get(urlEqualTo(pathAndQuery))
                .withHeader("Authorization", equalTo("Token " + TABLES_TOKEN))
                .atPriority(3);
    }

    MappingBuilder webhook() {
        return post(urlEqualTo(WEBHOOK))
                .withHeader("X-Webhook-Key", equalTo(WEBHOOK_KEY))
                .withRequestBody(equalToJson("{\"billingPeriod\":\"2026-09\"}"))
                .atPriority(3);
    }

    /** Three rows on two pages, which sum to 1.75 and a little. */
    void serveThreeRows() {
        String first = row(1, "Workflows", "\"1.50\"");
        String second = row(2, "Tables", "0.25");
        String third = row(7, "Workflows", "\"0.00000000000000000000000001\"");
        stub(extent().willReturn(okJson(rows(3, true, third))));
        stub(page(1).willReturn(okJson(rows(3, true, first, second))));
        stub(page(2).willReturn(okJson(rows(3, false, third))));
    }

    static String rows(long count, boolean more, String... rows) {
        // An address that nobody may follow: pages are asked for by number.
        String next = more ? "\"https://evil.example.org/?page=2\"" : "null";
        return Stream.of(rows)
                .collect(Collectors.joining(
                        ",", "{\"count\":" + count + ",\"next\":" + next + ",\"previous\":null,\"results\":[", "]}"));
    }

    static String row(int id, String service, String billed) {
        return row(id, service, billed, "2026-10-01T08:00:00.123456Z");
    }

    static String row(int id, String service, String billed, String modified) {
        return "{\"id\":" + id + ",\"order\":\"" + id + ".00000000000000000000\",\"ProviderName\":\"OpenOps\","
                + "\"BillingPeriodStart\":\"2026-09-01T00:00:00Z\",\"ChargePeriodStart\":\"2026-09-03T05:00:00Z\","
                + "\"BillingCurrency\":\"USD\",\"BillingAccountId\":\"acme\",\"SubAccountId\":null,\"ServiceName\":\""
                + service
                + "\",\"ChargeCategory\":{\"id\":9,\"value\":\"Usage\",\"color\":\"blue\"},\"BilledCost\":" + billed
                + ",\"Last modified\":\"" + modified + "\"}";
    }

    @Override
    public void close() {
        server.stop();
    }
}
