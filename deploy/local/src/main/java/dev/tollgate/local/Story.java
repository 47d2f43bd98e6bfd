package dev.tollgate.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** One release, carried from the bills to a decision by the public operations of the gateway. */
final class Story {
    /** The cap of the canary service is 10 RUB; this is what a careless caller would ask for. */
    private static final String AMOUNT_OVER_CAP = "50";

    private final Gateway gateway;
    private final Progress progress;
    private final String month;
    private final Optional<Fault> fault;
    private final String commit;

    Story(Gateway gateway, Progress progress, String runId, String month, Optional<Fault> fault) {
        this.gateway = gateway;
        this.progress = progress;
        this.month = month;
        this.fault = fault;
        this.commit = Sha256.ofUtf8(runId).hex().substring(0, 40);
    }

    /** What the gate said: under the policy of the demonstration, and under the real one. */
    record Told(JsonNode reconciliation, JsonNode decision, JsonNode underRealPolicy, String decisionPath) {}

    Told tell() throws IOException, InterruptedException {
        for (ProviderId provider : ProviderId.tierOne()) {
            ingest(provider.id());
        }
        JsonNode reconciliation = reconcile();
        probe();
        String release = release();
        attachReports(release);
        String decisions = "/v1/releases/" + release + "/gates/release-heavy/decisions";
        JsonNode decision = gateway.post(decisions, Map.of("policy", "local-demo"));
        JsonNode real = gateway.post(decisions, Map.of("policy", "release"));
        progress.step(
                "decide",
                "release-heavy under local-demo: " + text(decision, "verdict") + "; under release: "
                        + text(real, "verdict"));
        return new Told(reconciliation, decision, real, decisions + "/" + text(decision, "id"));
    }

    private void ingest(String provider) throws IOException, InterruptedException {
        JsonNode asked = gateway.post(
                "/v1/ingest-runs",
                Map.of("provider", provider, "billingPeriod", month, "ingestMode", "deterministic", "drop", "."));
        JsonNode run = gateway.get("/v1/ingest-runs/" + text(asked, "id") + "?wait=60s");
        JsonNode rows = run.path("rows");
        String outcome = text(run, "state").equals("COMPLETED")
                ? "%d rows counted, %d in quarantine, %d set aside%s"
                        .formatted(
                                rows.path("counted").asLong(),
                                rows.path("quarantined").asLong(),
                                rows.path("setAside").asLong(),
                                repeatedParts(run))
                : text(run, "state") + " " + run.path("reason").asText("");
        progress.step("ingest", "%-8s %s".formatted(provider, outcome));
    }

    private static String repeatedParts(JsonNode run) {
        long repeated = 0;
        for (JsonNode part : run.path("parts")) {
            if (part.path("outcome").asText().equals("REPEATED")) {
                repeated++;
            }
        }
        return repeated == 0 ? "" : "; " + repeated + " part delivered twice, counted once";
    }

    private JsonNode reconcile() throws IOException, InterruptedException {
        JsonNode reconciliation =
                gateway.post("/v1/reconciliations", Map.of("billingPeriod", month, "mode", "deterministic"));
        progress.step("reconcile", month + " against the providers' statements: " + text(reconciliation, "verdict"));
        return reconciliation;
    }

    private void probe() throws IOException, InterruptedException {
        Map<String, Object> body = fault.filter(Fault.PROBE_OVER_CAP::equals).isPresent()
                ? Map.of(
                        "probe",
                        "wallet-top-up",
                        "mode",
                        "mock",
                        "commit",
                        commit,
                        "amount",
                        Map.of("amount", AMOUNT_OVER_CAP, "currency", "RUB"))
                : Map.of("probe", "wallet-top-up", "mode", "mock", "commit", commit);
        JsonNode run = gateway.post("/v1/probe-runs?wait=30s", body);
        progress.step(
                "canary",
                "wallet-top-up in mode mock: %s, %d requests sent; %s"
                        .formatted(
                                run.path("verdict").asText(text(run, "state")),
                                run.path("requestsSent").asLong(),
                                run.path("explanation").asText("")));
    }

    private String release() throws IOException, InterruptedException {
        JsonNode release = gateway.post(
                "/v1/releases",
                Map.of(
                        "name", "billing-api",
                        "version", "1.4.0",
                        "commit", commit,
                        "branch", "release/1.4",
                        "billingPeriod", month));
        progress.step("release", "billing-api 1.4.0 at commit " + commit.substring(0, 12));
        return text(release, "id");
    }

    private void attachReports(String release) throws IOException, InterruptedException {
        boolean oneFails = fault.filter(Fault.FAILED_SUITE::equals).isPresent();
        String path = "/v1/releases/" + release;
        JsonNode junit = gateway.postXml(path + "/junit-reports", SampleReports.junit(oneFails));
        progress.step("attach", "JUnit report, " + junit.path("suites").size() + " suites");
        JsonNode coverage = gateway.postXml(path + "/coverage-reports", SampleReports.cobertura());
        progress.step("attach", "coverage report, " + coverage.path("modules").size() + " modules");
    }

    /** Keeps the decision as files, as a pipeline would attach them to its run. */
    void keepCopies(Told told, Path folder) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("decision.json"), told.decision().toPrettyString() + "\n");
        Files.writeString(
                folder.resolve("reconciliation.json"), told.reconciliation().toPrettyString() + "\n");
        Files.writeString(folder.resolve("summary.md"), gateway.text(told.decisionPath() + "/summary.md"));
        Files.writeString(folder.resolve("junit.xml"), gateway.text(told.decisionPath() + "/junit.xml"));
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw new StoryStopped("an answer without " + field + ": " + node);
        }
        return value.textValue();
    }
}
