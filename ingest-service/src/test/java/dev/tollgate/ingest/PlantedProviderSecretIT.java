package dev.tollgate.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.EchoingProvider.Stage;
import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import dev.tollgate.kernel.house.PeerKeysResource;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Promise 4 with the providers' own SDKs in the packaged service: each field of each secret, and each token that is lent
 * for it, is sent to a provider that repeats it in every way to fail; then everything that is left behind is searched.
 */
class PlantedProviderSecretIT {
    private static final EmbeddedPostgresResource POSTGRES = new EmbeddedPostgresResource();
    private static final Map<String, String> CONFIGURATION = new TreeMap<>();

    @TempDir
    Path folder = Path.of("none");

    private YearMonth month = YearMonth.of(2021, 1);

    @BeforeAll
    static void prepare() {
        POSTGRES.init(Map.of("role", "ingest"));
        PeerKeysResource keys = new PeerKeysResource();
        keys.init(Map.of("self", "ingest-service"));
        CONFIGURATION.putAll(POSTGRES.start());
        CONFIGURATION.putAll(keys.start());
        CONFIGURATION.put("tollgate.ingest.tick", "PT0.1S");
        CONFIGURATION.put("tollgate.outbound.allowed-hosts", "127.0.0.1,localhost");
        CONFIGURATION.put("tollgate.outbound.private-hosts", "127.0.0.1,localhost");
        CONFIGURATION.put("tollgate.outbound.max-backoff", "PT0.1S");
        CONFIGURATION.put("tollgate.outbound.attempts", "2");
        CONFIGURATION.put("quarkus.log.level", "DEBUG");
        for (String talkative :
                List.of("software.amazon.awssdk", "sun.net.www", "com.azure", "jdk.internal.httpclient")) {
            CONFIGURATION.put("quarkus.log.category.\"" + talkative + "\".level", "ALL");
        }
    }

    @AfterAll
    static void stop() {
        POSTGRES.stop();
    }

    static List<Named<Supplier<EchoingProvider>>> providers() {
        return List.of(
                Named.of("aws", EchoingAws::new),
                Named.of("azure", EchoingAzure::new),
                Named.of("gcp", EchoingGoogle::new));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void a_providers_secrets_stay_put_when_it_repeats_them(Supplier<EchoingProvider> starting) throws Exception {
        LeftBehind leftBehind = new LeftBehind(folder);
        try (EchoingProvider provider = starting.get()) {
            Map<String, String> settings = settings(provider, leftBehind);
            PackagedService service = PackagedService.start(settings);
            try {
                for (Stage stage : provider.stages()) {
                    Files.writeString(folder.resolve("mounted/secret.json"), stage.secret());
                    goEveryWay(service, provider, stage, leftBehind);
                    assertThat(leftBehind.checkCredentials(provider.id(), stage.checked(), settings, Map.of()))
                            .contains("cred://billing/secret", "status 403");
                }
                leftBehind.collect(service);
                leftBehind.memory(service);
            } finally {
                service.kill();
            }
            provider.mustHaveEchoed();
            leftBehind.mustHoldNone(provider.planted(), provider.keptInMemory());
        }
    }

    private void goEveryWay(PackagedService service, EchoingProvider provider, Stage stage, LeftBehind leftBehind)
            throws Exception {
        for (var failure : provider.failures().entrySet()) {
            provider.fail(stage, failure.getValue());
            String expected = failure.getKey().split(" ", -1)[0];
            JsonPath run = ingest(service, provider.id(), leftBehind);
            assertThat(run.getString("reason"))
                    .as("%s: %s, %s", stage.name(), failure.getKey(), run.prettify())
                    .isEqualTo(expected);
        }
    }

    private Map<String, String> settings(EchoingProvider provider, LeftBehind leftBehind) throws IOException {
        Map<String, String> settings = new TreeMap<>(CONFIGURATION);
        settings.putAll(provider.settings());
        settings.putAll(leftBehind.settings());
        Path mounted = Files.createDirectories(folder.resolve("mounted"));
        settings.put("tollgate.credential.backend", "file");
        settings.put("tollgate.credential.resolver-endpoint", mounted.toUri().toString());
        settings.put("tollgate.credential.references", "billing/secret=secret.json");
        settings.put("tollgate.credential." + provider.id() + "-ref", "cred://billing/secret");
        return settings;
    }

    private JsonPath ingest(PackagedService service, String provider, LeftBehind leftBehind) throws Exception {
        var queued = service.post("/v1/ingest-runs", """
                {"provider":"%s","billingPeriod":"%s","ingestMode":"live"}""".formatted(provider, month));
        month = month.plusMonths(1);
        assertThat(queued.statusCode()).as(queued.body()).isEqualTo(202);
        String id = JsonPath.from(queued.body()).getString("id");
        String ended = service.get("/v1/ingest-runs/" + id + "?wait=30s").body();
        leftBehind.add("answer about run " + id, ended);
        leftBehind.add("providers after run " + id, service.get("/v1/providers").body());
        return JsonPath.from(ended);
    }
}
