package dev.tollgate.reconcile.platform.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.ExactDecimal;
import dev.tollgate.kernel.Money;
import dev.tollgate.reconcile.total.Comparison;
import dev.tollgate.reconcile.total.Export;
import dev.tollgate.reconcile.total.Finding;
import dev.tollgate.reconcile.total.Judgement;
import dev.tollgate.reconcile.total.ProviderJudgement;
import dev.tollgate.reconcile.total.Statement;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The judgement document: {@code billingPeriod}, {@code mode}, {@code judgedAt}, {@code limitsDigest}, {@code verdict}
 * and {@code providers}. What is given when it is stored ({@code id}, {@code previous}, {@code digest}) is not in it, so
 * that a replay gives the same bytes.
 */
final class JudgementJson {
    private JudgementJson() {}

    static ObjectNode of(Judgement judgement) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("billingPeriod", judgement.period().toString());
        tree.put("mode", judgement.mode().word());
        tree.put("judgedAt", judgement.judgedAt().toString());
        tree.put("limitsDigest", judgement.limitsDigest().hex());
        tree.put("verdict", judgement.verdict().name());
        ArrayNode providers = tree.putArray("providers");
        judgement.providers().forEach(provider -> providers.add(of(provider)));
        return tree;
    }

    private static ObjectNode of(ProviderJudgement judged) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("provider", judged.provider().id());
        // Absent where it decides, as it does for everybody unless the limits say otherwise.
        if (!judged.required()) {
            tree.put("required", false);
        }
        putFinding(tree, judged.finding());
        putStatement(tree, judged.statement());
        putExport(tree, judged.export());
        putComparison(tree, judged.comparison());
        if (judged.comparison() == null) {
            putTotalThatStandsAlone(tree, judged.statement(), judged.export());
        }
        return tree;
    }

    private static void putFinding(ObjectNode tree, Finding finding) {
        tree.put("verdict", finding.verdict().name());
        switch (finding) {
            case Finding.Matched _ -> {}
            case Finding.Drifted drifted -> tree.put("reason", drifted.reason().name());
            case Finding.Unproven unproven ->
                tree.put("reason", unproven.reason().name());
        }
        tree.put("explanation", finding.explanation());
    }

    private static void putStatement(ObjectNode tree, @Nullable Statement statement) {
        if (statement != null) {
            tree.put("metric", statement.metric().column());
            tree.set("providerTotal", money(statement.total()));
            tree.put("providerAsOf", statement.asOf().toString());
        }
    }

    private static void putExport(ObjectNode tree, @Nullable Export export) {
        if (export != null) {
            tree.put("canonicalAsOf", export.asOf().toString());
            tree.putObject("rows")
                    .put("read", export.rows().read())
                    .put("counted", export.rows().counted())
                    .put("quarantined", export.rows().quarantined())
                    .put("setAside", export.rows().setAside());
            tree.putObject("parts")
                    .put("counted", export.parts().counted())
                    .put("repeated", export.parts().repeated());
        }
    }

    private static void putComparison(ObjectNode tree, @Nullable Comparison comparison) {
        ArrayNode cells = tree.putArray("cells");
        if (comparison == null) {
            return;
        }
        Comparison.Side total = comparison.total();
        tree.set("canonicalTotal", amount(total.canonical(), comparison.currency()));
        tree.set("drift", amount(total.drift(), comparison.currency()));
        tree.set("limit", amount(total.limit(), comparison.currency()));
        total.variancePct().ifPresent(pct -> tree.put("variancePct", pct));
        comparison.cells().forEach(cell -> cells.add(of(cell)));
    }

    private static ObjectNode of(Comparison.Cell cell) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("dimension", cell.dimension().word());
        tree.put("key", cell.key());
        tree.put("canonical", ExactDecimal.plain(cell.side().canonical()));
        tree.put("provider", ExactDecimal.plain(cell.side().provider()));
        tree.put("drift", ExactDecimal.plain(cell.side().drift()));
        tree.put("limit", ExactDecimal.plain(cell.side().limit()));
        tree.put("within", cell.side().within());
        return tree;
    }

    /** In another currency it cannot be compared, and is shown; of several totals none is the one. */
    private static void putTotalThatStandsAlone(
            ObjectNode tree, @Nullable Statement statement, @Nullable Export export) {
        if (statement == null || export == null) {
            return;
        }
        List<Money> ours = ofMetric(export, statement.metric());
        if (ours.size() == 1) {
            tree.set("canonicalTotal", money(ours.getFirst()));
        }
    }

    private static List<Money> ofMetric(Export export, CostMetric metric) {
        return export.totals().stream()
                .filter(total -> total.metric() == metric)
                .map(Export.MetricTotal::total)
                .toList();
    }

    private static ObjectNode money(Money money) {
        return amount(money.amount(), money.currency());
    }

    private static ObjectNode amount(BigDecimal amount, String currency) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("amount", ExactDecimal.plain(amount))
                .put("currency", currency);
    }
}
