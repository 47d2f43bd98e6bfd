package dev.tollgate.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.provider.LiveClouds;
import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import dev.tollgate.kernel.house.PeerKeysResource;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service fetches from AWS, Azure and Google as it would in production, but for their addresses. */
class LiveCloudsIT {
    private static final EmbeddedPostgresResource POSTGRES = new EmbeddedPostgresResource();
    private static final YearMonth MONTH = YearMonth.of(2025, 5);

    @TempDir
    static Path folder = Path.of("none");

    private static LiveClouds clouds;
    private static PackagedService service;

    @BeforeAll
    static void start() throws Exception {
        clouds = new LiveClouds();
        POSTGRES.init(Map.of("role", "ingest"));
        PeerKeysResource keys = new PeerKeysResource();
        keys.init(Map.of("self", "ingest-service"));
        Map<String, String> settings = new TreeMap<>(POSTGRES.start());
        settings.putAll(keys.start());
        settings.putAll(clouds.settings());
        settings.put("tollgate.ingest.tick", "PT0.2S");
        settings.put("tollgate.fetch.folder", folder.resolve("fetched").toString());
        settings.put("tollgate.credential.backend", "file");
        settings.put(
                "tollgate.credential.resolver-endpoint",
                Files.createDirectories(folder.resolve("secrets")).toUri().toString());
        settings.put("tollgate.credential.references", "aws=aws.json,azure=azure.json,gcp=gcp.json");
        for (var secret : clouds.secrets().entrySet()) {
            Files.writeString(folder.resolve("secrets").resolve(secret.getKey() + ".json"), secret.getValue());
            settings.put("tollgate.credential." + secret.getKey() + "-ref", "cred://" + secret.getKey());
        }
        service = PackagedService.start(settings);
    }

    @AfterAll
    static void stop() throws Exception {
        if (service != null) {
            service.kill();
        }
        if (clouds != null) {
            clouds.close();
        }
        POSTGRES.stop();
    }

    @Test
    void money_is_exact_what_each_cloud_states_is_what_its_bill_adds_up_to() throws Exception {
        clouds.serveAws(MONTH, "30.0000000001", "0.0000000002", "30.0000000003");
        clouds.serveAzure(MONTH, "1.000000000000000001", "2", "3.000000000000000001");
        clouds.serveGcp(MONTH, "0.1", "2.0E-9", "0.100000002");
        for (var expected : Map.of(
                        "aws", "30.0000000003 USD", "azure", "3.000000000000000001 EUR", "gcp", "0.100000002 CHF")
                .entrySet()) {
            String provider = expected.getKey();
            JsonPath run = ingest(provider, MONTH);
            assertThat(run.getString("state")).as(run.prettify()).isEqualTo("COMPLETED");
            assertThat(run.getString("mode")).isEqualTo("live");
            assertThat(connection(provider).getString("state")).isEqualTo("READY");
            JsonPath canonical = totals("canonical-totals", provider);
            JsonPath stated = totals("provider-totals", provider);
            String total = "exports[0].totals.find { it.metric == 'BilledCost' }.total";
            assertThat(canonical.getString(total + ".amount") + " " + canonical.getString(total + ".currency"))
                    .as(canonical.prettify())
                    .isEqualTo(expected.getValue());
            assertThat(stated.getString("statements[0].total.amount") + " "
                            + stated.getString("statements[0].total.currency"))
                    .as(stated.prettify())
                    .isEqualTo(expected.getValue());
            assertThat(stated.getString("statements[0].origin")).isEqualTo("api");
        }
        assertThat(fetched()).isZero();
    }

    @Test
    void missing_is_not_good_a_cloud_whose_credential_is_gone_has_no_total_and_the_others_keep_theirs()
            throws Exception {
        YearMonth month = MONTH.plusMonths(1);
        clouds.serveAws(month, "1", "2", "3");
        clouds.serveAzure(month, "1", "2", "3");
        assertThat(ingest("azure", month).getString("state")).isEqualTo("COMPLETED");
        Path secret = folder.resolve("secrets/aws.json");
        byte[] kept = Files.readAllBytes(secret);
        Files.delete(secret);
        try {
            assertThat(ingest("aws", month).getString("reason")).isEqualTo("CREDENTIAL_NOT_FOUND");
        } finally {
            Files.write(secret, kept);
        }
        assertThat(connection("aws").getString("state")).isEqualTo("CREDENTIAL_REFUSED");
        assertThat(connection("azure").getString("state")).isEqualTo("READY");
        assertThat(fetched()).isZero();
    }

    private static JsonPath ingest(String provider, YearMonth month) throws Exception {
        var queued = service.post("/v1/ingest-runs", """
                {"provider":"%s","billingPeriod":"%s","ingestMode":"live"}""".formatted(provider, month));
        assertThat(queued.statusCode()).as(queued.body()).isEqualTo(202);
        String id = JsonPath.from(queued.body()).getString("id");
        return JsonPath.from(service.get("/v1/ingest-runs/" + id + "?wait=60s").body());
    }

    private static JsonPath connection(String provider) throws Exception {
        return JsonPath.from(service.get("/v1/providers").body())
                .setRootPath("providers.find { it.provider == '" + provider + "' }");
    }

    private static JsonPath totals(String what, String provider) throws Exception {
        return JsonPath.from(service.get("/v1/" + what + "?billingPeriod=" + MONTH + "&mode=live&provider=" + provider)
                .body());
    }

    private static long fetched() throws IOException {
        try (Stream<Path> left = Files.list(folder.resolve("fetched"))) {
            return left.count();
        }
    }
}
