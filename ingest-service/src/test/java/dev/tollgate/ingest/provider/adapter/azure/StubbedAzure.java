package dev.tollgate.ingest.provider.adapter.azure;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;

/** The token endpoint, the Azure Resource Manager and Blob Storage, in the protocol that they document. */
record StubbedAzure(WireMockServer server) implements AutoCloseable {
    static final String TOKENS = "/" + TestedAzure.TENANT + "/oauth2/v2.0/token";
    static final String ARM = "/subscriptions/00000000-0000-0000-0000-000000000001/providers/";
    static final String QUERY = ARM + "Microsoft.CostManagement/query";
    static final String PERMISSIONS = ARM + "Microsoft.Authorization/permissions";
    static final String CONTAINER = "/devstoreaccount1/exports";
    static final String PART = CONTAINER + "/cost%2Fdaily%2F20260901-20260930%2Fdaily.csv";
    static final String ETAG = "\"0x8DC123\"";

    static StubbedAzure start() {
        WireMockServer server =
                new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        return new StubbedAzure(server);
    }

    TestedAzure asked() {
        return TestedAzure.at(server.port());
    }

    void grants(String token) {
        server.stubFor(post(urlPathEqualTo(TOKENS)).willReturn(json(200, """
                {"token_type":"Bearer","expires_in":3599,"ext_expires_in":3599,"access_token":"%s"}""".formatted(token))));
    }

    /** Another answer each time, the last of them for ever. */
    void answers(java.util.function.Supplier<MappingBuilder> request, ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < answers.length; i++) {
            server.stubFor(request.get()
                    .inScenario(
                            String.valueOf(request.get().build().getRequest().getUrlPath()))
                    .whenScenarioStateIs(state(i))
                    .willSetStateTo(state(Math.min(i + 1, answers.length - 1)))
                    .willReturn(answers[i]));
        }
    }

    private static String state(int answered) {
        return answered == 0 ? Scenario.STARTED : "answered " + answered;
    }

    void listsNothing() {
        server.stubFor(lists().willReturn(list()));
    }

    static MappingBuilder lists() {
        return get(urlPathEqualTo(CONTAINER)).withQueryParam("comp", equalTo("list"));
    }

    static ResponseDefinitionBuilder list(String... names) {
        StringBuilder blobs = new StringBuilder();
        for (String name : names) {
            blobs.append("""
                    <Blob><Name>%s</Name><Properties><Last-Modified>Sun, 04 Oct 2026 14:42:03 GMT</Last-Modified>\
                    <Etag>0x8DC123</Etag><Content-Length>12</Content-Length><BlobType>BlockBlob</BlobType>\
                    </Properties><Metadata/></Blob>""".formatted(name));
        }
        return aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "application/xml")
                .withBody("""
                        <?xml version="1.0" encoding="utf-8"?>\
                        <EnumerationResults ServiceEndpoint="https://storage.example/" ContainerName="exports">\
                        <Blobs>%s</Blobs><NextMarker/></EnumerationResults>""".formatted(blobs));
    }

    static ResponseDefinitionBuilder piece(String body) {
        return aResponse()
                .withStatus(206)
                .withHeader("ETag", ETAG)
                .withHeader("Content-Type", "text/csv")
                .withHeader("Content-Range", "bytes 0-11/12")
                .withHeader("Last-Modified", "Sun, 04 Oct 2026 14:42:03 GMT")
                .withHeader("x-ms-blob-type", "BlockBlob")
                .withBody(body);
    }

    static ResponseDefinitionBuilder storageError(int status, String code, String message) {
        return aResponse()
                .withStatus(status)
                .withHeader("x-ms-error-code", code)
                .withHeader("Content-Type", "application/xml")
                .withBody(
                        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
                                .formatted(code, message));
    }

    static ResponseDefinitionBuilder armError(int status, String code) {
        return json(status, "{\"error\":{\"code\":\"%s\",\"message\":\"as documented\"}}".formatted(code));
    }

    static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }

    @Override
    public void close() {
        server.stop();
    }
}
