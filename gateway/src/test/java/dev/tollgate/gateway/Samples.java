package dev.tollgate.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Evidence that opens every gate, for a test to spoil. */
public final class Samples {
    public static final List<String> SUITES = List.of(
            "critical-backend", "balance-page", "wallet-recovery-e2e", "billing-integration", "billing-regression");

    private Samples() {}

    public static String suite(String name, String cases) {
        return "<testsuite name=\"" + name + "\">" + cases + "</testsuite>";
    }

    public static String junit(List<String> names) {
        return "<testsuites>"
                + names.stream()
                        .map(name -> suite(name, "<testcase classname=\"a.B\" name=\"one\"/><testcase name=\"two\"/>"))
                        .collect(Collectors.joining())
                + "</testsuites>";
    }

    /** Of 20 lines and 10 branches, so many are covered. */
    public static String cobertura(String path, int lines, int branches) {
        StringBuilder xml = new StringBuilder(
                "<coverage><packages><package><classes><class filename=\"" + path + "\"><methods/><lines>");
        for (int i = 1; i <= 20; i++) {
            xml.append("<line number=\"" + i + "\" hits=\"" + (i <= lines ? 1 : 0) + "\"");
            if (i <= 5) {
                int covered = Math.max(0, Math.min(2, branches - 2 * (i - 1)));
                xml.append(" branch=\"true\" condition-coverage=\"x (" + covered + "/2)\"");
            }
            xml.append("/>");
        }
        return xml.append("</lines></class></classes></package></packages></coverage>")
                .toString();
    }

    /** The golden file of the service that owns the shape, read from the sibling module. */
    public static ObjectNode golden(String module, String file) {
        try {
            return (ObjectNode)
                    Door.JSON.readTree(Files.readString(Path.of("..", module, "src/test/resources/golden", file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ObjectNode matchedReconciliation(Instant judgedAt) {
        ObjectNode reconciliation = golden("reconcile-service", "reconciliation.json");
        reconciliation.put("judgedAt", judgedAt.toString()).put("verdict", "MATCHED");
        for (JsonNode provider : reconciliation.get("providers")) {
            ((ObjectNode) provider).put("verdict", "MATCHED").put("explanation", "they agree");
            ((ObjectNode) provider).remove("reason");
        }
        return reconciliation;
    }

    public static ObjectNode passedProbe(Instant startedAt, String commit) {
        return golden("canary-service", "probe-run.json")
                .put("startedAt", startedAt.toString())
                .put("commit", commit);
    }

    public static String page(JsonNode... items) {
        ArrayNode all = Door.JSON.createArrayNode();
        for (JsonNode item : items) {
            all.add(item);
        }
        return Door.JSON.createObjectNode().set("items", all).toString();
    }

    public static void reconcileAnswers(String body) {
        PeersResource.peers().stubFor(get(urlPathEqualTo("/v1/reconciliations")).willReturn(okJson(body)));
    }

    public static void canaryAnswers(String body) {
        PeersResource.peers().stubFor(get(urlPathEqualTo("/v1/probe-runs")).willReturn(okJson(body)));
    }

    /** A page of a service that filters by mode, as both do. */
    public static void answersByMode(String path, JsonNode item) {
        String mode = item.get("mode").textValue();
        var server = PeersResource.peers();
        server.stubFor(get(urlPathEqualTo(path)).atPriority(9).willReturn(okJson(page())));
        server.stubFor(get(urlPathEqualTo(path))
                .atPriority(5)
                .withQueryParam("mode", com.github.tomakehurst.wiremock.client.WireMock.absent())
                .willReturn(okJson(page(item))));
        server.stubFor(get(urlPathEqualTo(path))
                .atPriority(5)
                .withQueryParam("mode", com.github.tomakehurst.wiremock.client.WireMock.equalTo(mode))
                .willReturn(okJson(page(item))));
    }

    public static void everythingIsGood() {
        PeersResource.peers().resetAll();
        answersByMode("/v1/reconciliations", matchedReconciliation(Instant.now()));
        answersByMode("/v1/probe-runs", passedProbe(Instant.now(), Door.COMMIT));
    }

    public static String goodRelease() {
        String release = Door.newRelease();
        Door.postXml("/v1/releases/" + release + "/junit-reports", junit(SUITES))
                .then()
                .statusCode(201);
        attachCoverage(release, "app/routers/billing.py", 20, 10);
        attachCoverage(release, "app/utils/billing.py", 20, 10);
        return release;
    }

    public static void attachCoverage(String release, String path, int lines, int branches) {
        Door.postXml("/v1/releases/" + release + "/coverage-reports", cobertura(path, lines, branches))
                .then()
                .statusCode(201);
    }
}
