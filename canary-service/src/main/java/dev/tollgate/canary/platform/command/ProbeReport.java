package dev.tollgate.canary.platform.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tollgate.canary.platform.json.JsonProbeRecords;
import dev.tollgate.canary.probe.ProbeOrder;
import dev.tollgate.canary.probe.ProbeRecords.Written;
import dev.tollgate.canary.probe.ProbeResult;
import dev.tollgate.canary.safety.Result;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * The report files that the teams' scripts read (E3, E4). {@code overall_status} knows only pass and fail: what is
 * unproven is fail, with our verdict and reason beside it.
 */
record ProbeReport(ProbeOrder order, ProbeResult result) {
    static final String JSON_NAME = "billing-canary-report.json";
    static final String MARKDOWN_NAME = "billing-canary-report.md";

    void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        replace(folder.resolve(JSON_NAME), json());
        replace(folder.resolve(MARKDOWN_NAME), markdown());
    }

    private String overallStatus() {
        return result.verdict() == Result.PASS ? "pass" : "fail";
    }

    private String json() throws IOException {
        JsonMapper mapper = Json.mapper();
        Written written = new JsonProbeRecords().write(order, result);
        ObjectNode report = mapper.createObjectNode();
        report.put("overall_status", overallStatus());
        report.setAll((ObjectNode) mapper.readTree(written.record()));
        report.put("digest", written.digest().hex());
        report.set("run", mapper.readTree(written.runRecord()));
        report.putObject("runner")
                .put("os", System.getProperty("os.name"))
                .put("arch", System.getProperty("os.arch"))
                .put("java", System.getProperty("java.version"));
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
    }

    private String markdown() {
        StringBuilder page = new StringBuilder();
        page.append("# Billing canary: ").append(overallStatus()).append("\n\n");
        page.append("Probe `%s`, mode `%s`, amount %s: **%s**%s, %s.%n%n"
                .formatted(
                        order.probe().name(),
                        order.mode().id(),
                        order.amount(),
                        result.verdict(),
                        result.reason().map(reason -> " (`" + reason + "`)").orElse(""),
                        result.explanation()));
        page.append("| what | result | detail |\n|---|---|---|\n");
        result.safety().forEach(guard -> row(page, guard.guard().name(), guard.result(), guard.detail()));
        result.steps().forEach(step -> row(page, step.name(), step.result(), step.detail()));
        row(page, "clean-up", result.cleanUp().result(), result.cleanUp().detail());
        page.append("\n").append(result.requestsSent()).append(" requests sent.\n");
        return page.toString();
    }

    private static void row(StringBuilder page, String what, Result result, String detail) {
        page.append("| %s | %s | %s |%n".formatted(what.toLowerCase(Locale.ROOT), result, detail.replace("|", "\\|")));
    }

    /** Whoever reads meanwhile sees the old report or the new one, never half of one. */
    private static void replace(Path file, String text) throws IOException {
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), ".report", ".tmp");
        Files.writeString(fresh, text, StandardCharsets.UTF_8);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
