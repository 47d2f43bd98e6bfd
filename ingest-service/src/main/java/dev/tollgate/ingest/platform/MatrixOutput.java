package dev.tollgate.ingest.platform;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tollgate.ingest.trust.TrustPolicy;
import dev.tollgate.ingest.trust.matrix.Cell;
import dev.tollgate.ingest.trust.matrix.Expected;
import dev.tollgate.ingest.trust.matrix.Matrix;
import dev.tollgate.ingest.trust.matrix.MatrixTable;
import dev.tollgate.ingest.trust.matrix.Outcome;
import dev.tollgate.ingest.trust.matrix.TruthTable;
import dev.tollgate.ingest.trust.matrix.TryingMatrix.Tried;
import dev.tollgate.kernel.CanonicalJson;
import dev.tollgate.kernel.ExitCode;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine;

/** What {@code webhooks matrix} prints and answers. */
final class MatrixOutput {
    private final PrintWriter out;
    private final TrustPolicy policy;
    private final boolean asJson;

    MatrixOutput(CommandLine command, TrustPolicy policy, boolean asJson) {
        this.out = command.getOut();
        this.policy = policy;
        this.asJson = asJson;
    }

    void printCells(Instant now) {
        if (!asJson) {
            out.print(MatrixTable.of(policy, now));
            out.println("\nThis was a dry run: nothing was sent.");
            return;
        }
        ObjectNode report = report("dry-run");
        ArrayNode cells = report.putArray("cells");
        Matrix.of(policy, now).forEach(cell -> put(cells.addObject(), cell, TruthTable.of(policy, cell)));
        print(report);
    }

    /** The worst that occurs: a wrong answer before one that nobody knows. */
    ExitCode printTried(List<Tried> tried) {
        long wrong = tried.stream()
                .filter(each -> each.outcome() instanceof Outcome.Wrong)
                .count();
        long unproven = tried.stream()
                .filter(each -> each.outcome() instanceof Outcome.Unproven)
                .count();
        long right = tried.size() - wrong - unproven;
        if (asJson) {
            printJson(tried, right, wrong, unproven);
        } else {
            tried.forEach(this::printLine);
            out.println("%s: right %d, wrong %d, unproven %d".formatted(policy.provider(), right, wrong, unproven));
        }
        return wrong > 0 ? ExitCode.FAILED : unproven > 0 ? ExitCode.UNPROVEN : ExitCode.PASSED;
    }

    private void printLine(Tried each) {
        String name = each.cell().name();
        switch (each.outcome()) {
            case Outcome.Right _ -> {
                // Counted below; a list of what is as it must be would hide what is not.
            }
            case Outcome.Wrong wrong ->
                out.println("WRONG %s: answered %d, must be %d (%s)"
                        .formatted(
                                name,
                                wrong.status(),
                                each.expected().status(),
                                MatrixTable.reasons(each.cell(), each.expected())));
            case Outcome.Unproven unproven -> out.println("UNPROVEN %s: %s".formatted(name, unproven.why()));
        }
    }

    private void printJson(List<Tried> tried, long right, long wrong, long unproven) {
        ObjectNode report = report("sent");
        ArrayNode cells = report.putArray("cells");
        for (Tried each : tried) {
            ObjectNode cell = cells.addObject();
            put(cell, each.cell(), each.expected());
            switch (each.outcome()) {
                case Outcome.Right answered -> cell.put("outcome", "right").put("answered", answered.status());
                case Outcome.Wrong answered -> cell.put("outcome", "wrong").put("answered", answered.status());
                case Outcome.Unproven nobodyKnows ->
                    cell.put("outcome", "unproven").put("why", nobodyKnows.why());
            }
        }
        report.put("right", right).put("wrong", wrong).put("unproven", unproven);
        print(report);
    }

    private ObjectNode report(String mode) {
        return Json.mapper().createObjectNode().put("policy", policy.provider()).put("mode", mode);
    }

    private static void put(ObjectNode node, Cell cell, Expected expected) {
        node.put("cell", cell.name())
                .put("expected", expected.status())
                .put("verdict", Cell.word(expected.verdict()))
                .put("checks", MatrixTable.reasons(cell, expected));
    }

    private void print(ObjectNode report) {
        out.println(CanonicalJson.text(report.toString()));
    }
}
