package dev.tollgate.ingest;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import dev.tollgate.kernel.house.PlantedSecret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The token endpoint, the Azure Resource Manager and a storage account at one address. */
final class EchoingAzure extends EchoingProvider {
    private static final PlantedSecret CLIENT = PlantedSecret.of("azure-client-3b7e19");
    private static final PlantedSecret SIGNATURE = PlantedSecret.of("azure-signature-c58a40");
    /** Of the characters that a bearer token may have. */
    private static final PlantedSecret TOKEN = new PlantedSecret("Pl4nted+/~azure-token-07fd62=");

    EchoingAzure() {
        super(List.of(CLIENT, SIGNATURE, TOKEN));
    }

    @Override
    String id() {
        return "azure";
    }

    @Override
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("tollgate.live.azure.storage-endpoint", server().baseUrl() + "/devstoreaccount1");
        settings.put("tollgate.live.azure.container", "exports");
        settings.put("tollgate.live.azure.directory", "cost/daily");
        settings.put("tollgate.live.azure.scope", "subscriptions/00000000-0000-0000-0000-000000000001");
        settings.put("tollgate.live.azure.authority", server().baseUrl());
        settings.put("tollgate.live.azure.management-endpoint", server().baseUrl());
        return settings;
    }

    @Override
    List<Stage> stages() {
        String client = "\"tenantId\":\"72f988bf-86f1-41af-91ab-2d7cd011db47\","
                + "\"clientId\":\"1950a258-227b-4e31-a9cf-717495945fc2\",\"clientSecret\":\""
                + CLIENT.text().replace("\"", "\\\"") + "\"";
        String signed = client + ",\"sasToken\":\"sv=2024-11-04&sp=rl&sig="
                + URLEncoder.encode(SIGNATURE.text(), StandardCharsets.UTF_8) + "\"";
        return List.of(
                new Stage("token endpoint", "{" + client + "}", () -> {}, 1),
                new Stage("resource manager", "{" + client + "}", this::grant, 1),
                new Stage("storage with a token", "{" + client + "}", this::state, 1),
                new Stage("storage with a signature", "{" + signed + "}", this::state, 1));
    }

    @Override
    List<PlantedSecret> planted() {
        return List.of(CLIENT, SIGNATURE, TOKEN);
    }

    private void grant() {
        server().stubFor(post(urlPathMatching(".*/oauth2/v2.0/token"))
                .willReturn(okJson(
                        "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"" + TOKEN.text() + "\"}")));
    }

    private void state() {
        grant();
        answer("\"None\"", "[12.5,\"EUR\"]");
        answer("\"Daily\"", "");
    }

    private void answer(String granularity, String rows) {
        server().stubFor(post(urlPathMatching(".*/Microsoft.CostManagement/query"))
                .withRequestBody(containing(granularity))
                .willReturn(okJson("""
                        {"properties":{"nextLink":null,"columns":[{"name":"Cost","type":"Number"},\
                        {"name":"Currency","type":"String"}],"rows":[%s]}}""".formatted(rows))));
    }
}
