package dev.tollgate.ingest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.tollgate.ingest.provider.LiveOpenOps;
import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import dev.tollgate.kernel.house.PeerKeysResource;
import dev.tollgate.kernel.house.PlantedSecret;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Promise 4 from outside: a secret that occurs nowhere else goes through each backend and each way to fail, and then
 * everything that the packaged service leaves behind is searched for it. Each run must have ended as it was meant to, so
 * that the way was really gone.
 */
class PlantedSecretIT {
    private static final PlantedSecret TOKEN = PlantedSecret.of("tables-7c41e0");
    private static final PlantedSecret KEY = PlantedSecret.of("webhook-b83d9f");
    private static final PlantedSecret PROOF = PlantedSecret.of("proof-5a20c6");
    private static final List<PlantedSecret> PLANTED = List.of(TOKEN, KEY, PROOF);
    private static final String SECRET = """
            {"tablesToken":"%s","webhookKey":"%s"}""".formatted(quoted(TOKEN), quoted(KEY));

    private static final EmbeddedPostgresResource POSTGRES = new EmbeddedPostgresResource();
    private static final Map<String, String> CONFIGURATION = new TreeMap<>();

    @TempDir
    Path folder = Path.of("none");

    private LeftBehind leftBehind = new LeftBehind(folder);
    private YearMonth month = YearMonth.of(2021, 1);

    @BeforeAll
    static void prepare() {
        POSTGRES.init(Map.of("role", "ingest"));
        PeerKeysResource keys = new PeerKeysResource();
        keys.init(Map.of("self", "ingest-service"));
        CONFIGURATION.putAll(POSTGRES.start());
        CONFIGURATION.putAll(keys.start());
        CONFIGURATION.put("tollgate.ingest.tick", "PT0.2S");
        // Whoever searches for a fault turns this on, and must not get secrets with it.
        CONFIGURATION.put("quarkus.log.level", "DEBUG");
    }

    @AfterAll
    static void stop() {
        POSTGRES.stop();
    }

    @ParameterizedTest
    @EnumSource(SecretStore.Kind.class)
    void secrets_stay_put_whatever_goes_wrong(SecretStore.Kind kind) throws Exception {
        leftBehind = new LeftBehind(folder);
        try (LiveOpenOps openOps = LiveOpenOps.start();
                SecretStore store = new SecretStore(kind, folder.resolve("mounted"), SECRET, PROOF.text())) {
            Map<String, String> settings = settings(openOps, store);
            PackagedService service = PackagedService.start(settings, store.environment());
            try {
                goEveryWay(service, openOps, store);
                leftBehind.collect(service);
                if (kind != SecretStore.Kind.ENV) {
                    leftBehind.memory(service);
                }
                // The provider still cuts every answer off.
                assertThat(leftBehind.checkCredentials("openops", 3, settings, store.environment()))
                        .contains("openops", "UNKNOWN", "cred://billing/openops", "ANSWER_CUT_OFF");
            } finally {
                service.kill();
            }
        }
        leftBehind.mustHoldNone(PLANTED);
    }

    private Map<String, String> settings(LiveOpenOps openOps, SecretStore store) throws IOException {
        Map<String, String> settings = new TreeMap<>(CONFIGURATION);
        settings.putAll(openOps.settings());
        settings.putAll(store.settings());
        settings.put("tollgate.outbound.attempts", "2");
        settings.putAll(leftBehind.settings());
        return settings;
    }

    private void goEveryWay(PackagedService service, LiveOpenOps openOps, SecretStore store) throws Exception {
        store.holdTheSecret();
        YearMonth whole = month;
        openOps.serve(whole.toString(), TOKEN.text(), KEY.text(), "12.5");
        assertThat(ingest(service).getString("state")).isEqualTo("COMPLETED");
        for (var failure : store.failures().entrySet()) {
            failure.getValue().run();
            openOps.serve(month.toString(), TOKEN.text(), KEY.text(), "12.5");
            String expected = failure.getKey().split(" ", -1)[0];
            assertThat(ingest(service).getString("reason")).as(failure.getKey()).isEqualTo(expected);
        }
        store.holdTheSecret();
        for (var failure : providerFailures().entrySet()) {
            openOps.answer(failure.getValue());
            assertThat(ingest(service).getString("reason")).isEqualTo(failure.getKey());
        }
    }

    /** A provider that repeats what it was sent is the nearest way into a log. */
    private static Map<String, ResponseDefinitionBuilder> providerFailures() {
        String echo = "{{request.headers.Authorization}} {{request.headers.X-Webhook-Key}}";
        Map<String, ResponseDefinitionBuilder> failures = new LinkedHashMap<>();
        failures.put("CREDENTIAL_REFUSED", echo(401, echo));
        failures.put("PROVIDER_THROTTLED", echo(429, echo));
        failures.put("PROVIDER_ERROR", echo(500, echo));
        failures.put("BAD_ANSWER", echo(200, "{\"currency\":\"" + echo + "\""));
        failures.put("ANSWER_CUT_OFF", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        return failures;
    }

    private static ResponseDefinitionBuilder echo(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("X-Echo", body)
                .withBody(body)
                .withTransformers("response-template");
    }

    private JsonPath ingest(PackagedService service) throws Exception {
        String asked = """
                {"provider":"openops","billingPeriod":"%s","ingestMode":"live"}""".formatted(month);
        month = month.plusMonths(1);
        var queued = service.post("/v1/ingest-runs", asked);
        assertThat(queued.statusCode()).as(queued.body()).isEqualTo(202);
        String id = JsonPath.from(queued.body()).getString("id");
        String ended = service.get("/v1/ingest-runs/" + id + "?wait=30s").body();
        leftBehind.add("answer about run " + id, ended);
        leftBehind.add("providers after run " + id, service.get("/v1/providers").body());
        return JsonPath.from(ended);
    }

    private static String quoted(PlantedSecret planted) {
        return planted.text().replace("\"", "\\\"");
    }
}
