package dev.tollgate.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import dev.tollgate.kernel.house.PeerKeysResource;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service, started with the templates as a shell reads them (A5): values that are empty break nothing. */
class EnvExamplesIT {
    private static final EmbeddedPostgresResource POSTGRES = new EmbeddedPostgresResource();
    private static final Map<String, String> CONFIGURATION = new TreeMap<>();

    @TempDir
    Path folder = Path.of("none");

    @BeforeAll
    static void prepare() {
        POSTGRES.init(Map.of("role", "ingest"));
        PeerKeysResource keys = new PeerKeysResource();
        keys.init(Map.of("self", "ingest-service"));
        CONFIGURATION.putAll(POSTGRES.start());
        CONFIGURATION.putAll(keys.start());
    }

    @AfterAll
    static void stop() {
        POSTGRES.stop();
    }

    @Test
    void with_the_local_template_it_starts_and_nothing_is_asked_live() throws Exception {
        Map<String, String> local = sourced(".env.example");
        assertThat(local).isEqualTo(EnvFile.local().variables());
        JsonPath providers = providers(local, 400, "is required in mode deterministic");
        assertThat(providers.getList("providers.state"))
                .containsOnly("NOT_CONFIGURED")
                .hasSize(4);
        assertThat(providers.getList("providers.mode")).containsOnly("deterministic");
    }

    @Test
    void with_the_live_template_it_starts_and_lacks_only_what_a_cluster_mounts() throws Exception {
        Map<String, String> live = sourced(".env.live.example");
        assertThat(live).isEqualTo(EnvFile.live().variables());
        Map<String, String> both = new TreeMap<>(sourced(".env.example"));
        both.putAll(live);
        // So that nobody is called, wherever this runs.
        both.put("TOLLGATE_CREDENTIAL_VAULT_JWT_FILE", folder.resolve("none").toString());
        JsonPath providers = providers(both, 422, "TOLLGATE_CREDENTIAL_VAULT_JWT_FILE");
        assertThat(providers.getList("providers.mode")).containsOnly("live").hasSize(4);
        assertThat(providers.getList("providers.credentialReference"))
                .containsExactly(
                        "cred://billing/openops", "cred://billing/aws", "cred://billing/azure", "cred://billing/gcp");
        assertThat(providers.getList("providers.missing.flatten().variable"))
                .containsOnly("TOLLGATE_CREDENTIAL_VAULT_JWT_FILE");
    }

    /** How the providers stand; and a run whose request names no mode is in the environment's (A2). */
    private static JsonPath providers(Map<String, String> environment, int status, String says) throws Exception {
        PackagedService service = PackagedService.start(CONFIGURATION, environment);
        try {
            var answer = service.post("/v1/ingest-runs", "{\"provider\":\"aws\",\"billingPeriod\":\"2026-09\"}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            assertThat(answer.body()).contains(says);
            return JsonPath.from(service.get("/v1/providers").body());
        } finally {
            service.kill();
        }
    }

    /** What {@code set -a; . FILE} puts into an environment. */
    private static Map<String, String> sourced(String file) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("bash", "-c", "set -a; . ../" + file + "; env -0")
                .redirectErrorStream(true)
                .start();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(printed).isZero();
        Map<String, String> variables = new LinkedHashMap<>();
        for (String variable : printed.split("\0", -1)) {
            int equals = variable.indexOf('=');
            String name = equals < 0 ? "" : variable.substring(0, equals);
            if (name.matches("(?:TOLLGATE|FICECAL|BILLING|QUARKUS)_.*") && System.getenv(name) == null) {
                variables.put(name, variable.substring(equals + 1));
            }
        }
        return variables;
    }
}
