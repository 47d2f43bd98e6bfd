package dev.tollgate.ingest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.provider.LiveOpenOps;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged command as somebody meets it who has never seen it. */
class CheckCredentialsIT {
    @TempDir
    Path folder = Path.of("none");

    @Test
    void with_nothing_configured_everything_that_is_missing_is_named_and_no_exception_is_shown() throws Exception {
        Run run = run(Map.of(), "--json");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("check-credentials: live mode is not configured; nobody was called\n")
                .contains("FICECAL_CREDENTIALS_BACKEND is not set", "TOLLGATE_LIVE_GCP_TOTALS_TABLE is not set")
                .doesNotContain("Exception", "\tat ");
    }

    @Test
    void what_is_set_wrongly_is_named_and_never_repeated() throws Exception {
        Run run =
                run(Map.of("tollgate.credential.timeout", "planted-7e1", "tollgate.outbound.attempts", "planted-7e2"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("check-credentials: the configuration is wrong: ")
                .contains(
                        "tollgate.credential.timeout is not of the form that it is documented with",
                        "tollgate.outbound.attempts is not of the form that it is documented with")
                .doesNotContain("planted", "Exception");
        assertThat(run(Map.of(), "--provider", "aws,asw").exitCode()).isEqualTo(2);
    }

    @Test
    void an_identity_works_or_does_not_or_could_not_be_asked_for_and_the_exit_code_says_which() throws Exception {
        try (LiveOpenOps openOps = LiveOpenOps.start()) {
            Map<String, String> settings = new TreeMap<>(openOps.settings());
            settings.put("tollgate.credential.backend", "file");
            settings.put("tollgate.credential.resolver-endpoint", folder.toUri().toString());
            settings.put("tollgate.credential.references", "openops=openops.json");
            settings.put("tollgate.credential.openops-ref", "cred://openops");
            // As the service takes it.
            settings.put("tollgate.fetch.every", "24h");
            settings.put("tollgate.outbound.attempts", "1");
            Files.writeString(folder.resolve("openops.json"), "{\"tablesToken\":\"t\",\"webhookKey\":\"k\"}");
            openOps.server()
                    .stubFor(get(urlPathEqualTo("/api/database/tokens/check/"))
                            .willReturn(okJson("{\"token\":\"OK\"}")));
            openOps.server()
                    .stubFor(get(urlPathEqualTo("/api/database/fields/table/42/"))
                            .willReturn(okJson("""
                    [{"name":"BillingPeriodStart"},{"name":"BilledCost"},{"name":"BillingCurrency"}]""")));

            Run works = run(settings, "--provider", "openops", "--json");
            assertThat(works.exitCode()).as(works.toString()).isZero();
            JsonPath one = JsonPath.from(works.out()).setRootPath("providers[0]");
            assertThat(one.getString("provider")).isEqualTo("openops");
            assertThat(one.getString("reference")).isEqualTo("cred://openops");
            assertThat(one.getString("proof")).isEqualTo("WORKS");
            assertThat(one.getString("rights")).isEqualTo("NOT_TOLD");
            assertThat(one.getList("found")).contains("the database token is valid");

            openOps.answer(aResponse().withStatus(401));
            Run refused = run(settings, "--provider", "openops");
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.out())
                    .startsWith("openops  MUST_NOT_BE_USED cred://openops\n         CREDENTIAL_REFUSED\n")
                    .doesNotContain("Exception");

            openOps.answer(aResponse().withStatus(503));
            Run unknown = run(settings, "--provider", "openops");
            assertThat(unknown.exitCode()).isEqualTo(3);
            assertThat(unknown.out()).startsWith("openops  UNKNOWN          cred://openops\n         PROVIDER_ERROR\n");
        }
    }

    private record Run(int exitCode, String out, String err) {}

    private Run run(Map<String, String> settings, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of(
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                "target/quarkus-app/quarkus-run.jar",
                "check-credentials"));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the command did not end");
        }
        return new Run(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
