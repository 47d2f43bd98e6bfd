package dev.tollgate.ingest;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import dev.tollgate.kernel.house.PlantedSecret;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Google's token endpoint and BigQuery at one address. */
final class EchoingGoogle extends EchoingProvider {
    private static final byte[] KEY = key();
    private static final String PEM = Base64.getEncoder().encodeToString(KEY);
    private static final PlantedSecret KEY_ID = PlantedSecret.of("gcp-key-id-a1946e");
    /** Of the characters that a bearer token may have. */
    private static final PlantedSecret TOKEN = new PlantedSecret("Pl4nted+/~gcp-token-5e83d7=");

    EchoingGoogle() {
        super(List.of(KEY_ID, TOKEN));
    }

    @Override
    String id() {
        return "gcp";
    }

    @Override
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("tollgate.live.gcp.project", "paying-project");
        settings.put("tollgate.live.gcp.export-table", "billing-project.exports.detailed");
        settings.put("tollgate.live.gcp.totals-table", "billing-project.exports.standard");
        settings.put("tollgate.live.gcp.location", "EU");
        settings.put("tollgate.live.gcp.endpoint", server().baseUrl());
        return settings;
    }

    @Override
    List<Stage> stages() {
        String secret = """
                {"client_email":"reader@billing-project.iam.gserviceaccount.com","private_key_id":"%s","private_key":\
                "-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n","token_uri":"%s/token"}""".formatted(KEY_ID.text().replace("\"", "\\\""), PEM, server().baseUrl());
        return List.of(
                new Stage("token endpoint", secret, () -> {}, 1),
                new Stage("totals", secret, this::grant, 1),
                new Stage("export", secret, this::state, 1));
    }

    /** Of the key what stands in its middle, since each key begins and ends alike: as it is kept, and as hexadecimals. */
    @Override
    List<PlantedSecret> planted() {
        return List.of(
                KEY_ID,
                TOKEN,
                new PlantedSecret(PEM.substring(400, 460)),
                new PlantedSecret(HexFormat.of().formatHex(Arrays.copyOfRange(KEY, 300, 330))));
    }

    private void grant() {
        server().stubFor(post(urlPathEqualTo("/token"))
                .willReturn(okJson(
                        "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"" + TOKEN.text() + "\"}")));
    }

    private void state() {
        grant();
        server().stubFor(post(urlPathEqualTo("/bigquery/v2/projects/paying-project/queries"))
                .withRequestBody(containing("GROUP BY currency"))
                .willReturn(okJson("""
                        {"jobReference":{"projectId":"paying-project","jobId":"job_1","location":"EU"},\
                        "jobComplete":true,"schema":{"fields":[{"name":"currency","type":"STRING"},\
                        {"name":"day","type":"STRING"},{"name":"as_of","type":"TIMESTAMP"},\
                        {"name":"unpriced","type":"INTEGER"},{"name":"net","type":"STRING"}]},"totalRows":"1",\
                        "rows":[{"f":[{"v":"EUR"},{"v":"2021-01-03"},{"v":"1790907890123456"},{"v":"0"},{"v":"12.5"}]}]}""")));
    }

    private static byte[] key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair().getPrivate().getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
