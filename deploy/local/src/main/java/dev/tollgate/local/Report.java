package dev.tollgate.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The end of the story, for a person to read. */
final class Report {
    private final List<String> lines = new ArrayList<>();

    static List<String> of(Story.Told told) {
        Report report = new Report();
        report.providers(told.reconciliation());
        report.checks(told.decision());
        report.decision(told.decision());
        report.realPolicy(told.underRealPolicy());
        return List.copyOf(report.lines);
    }

    private void providers(JsonNode reconciliation) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"provider", "canonical total", "provider total", "drift", "variance", "limit", "verdict"
        });
        for (JsonNode provider : reconciliation.path("providers")) {
            rows.add(new String[] {
                provider.path("provider").asText(),
                money(provider.path("canonicalTotal")),
                money(provider.path("providerTotal")),
                signed(provider.path("drift")),
                provider.has("variancePct") ? provider.path("variancePct").asText() + " %" : "-",
                money(provider.path("limit")),
                verdict(provider)
            });
        }
        lines.add("");
        table(rows, 1, 5);
    }

    private void checks(JsonNode decision) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"check", "result", "what was found"});
        for (JsonNode check : decision.path("checks")) {
            String reason = check.has("reason") ? "(" + check.path("reason").asText() + ")" : "";
            rows.add(new String[] {
                check.path("id").asText(),
                check.path("result").asText() + reason,
                check.path("detail").asText()
            });
        }
        lines.add("");
        table(rows, 0, -1);
    }

    private void decision(JsonNode decision) {
        lines.add("");
        lines.add("decision: " + decision.path("verdict").asText() + " - "
                + decision.path("notice").asText());
        for (JsonNode remedy : decision.path("wouldOpen")) {
            lines.add("  to open it: " + remedy.asText());
        }
    }

    private void realPolicy(JsonNode decision) {
        lines.add("");
        lines.add("the real policy says " + decision.path("verdict").asText() + " and would still ask for:");
        if (decision.path("wouldOpen").isEmpty()) {
            lines.add("  nothing");
        }
        for (JsonNode remedy : decision.path("wouldOpen")) {
            lines.add("  - " + remedy.asText());
        }
    }

    /** Columns from {@code firstRight} to {@code lastRight} hold numbers and are aligned to the right. */
    private void table(List<String[]> rows, int firstRight, int lastRight) {
        int columns = rows.getFirst().length;
        int[] widths = new int[columns];
        for (String[] row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], row[column].length());
            }
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder(" ");
            for (int column = 0; column < columns; column++) {
                boolean right = column >= firstRight && column <= lastRight;
                String format = "  %" + (right ? "" : "-") + widths[column] + "s";
                line.append(String.format(Locale.ROOT, format, row[column]));
            }
            lines.add(line.toString().stripTrailing());
        }
    }

    private static String verdict(JsonNode provider) {
        String reason = provider.has("reason") ? "(" + provider.path("reason").asText() + ")" : "";
        return provider.path("verdict").asText() + reason;
    }

    private static String money(JsonNode money) {
        return money.has("amount")
                ? money.path("amount").asText() + " " + money.path("currency").asText()
                : "-";
    }

    /** A drift says its direction, also when it is upwards. */
    private static String signed(JsonNode money) {
        String text = money(money);
        boolean positive = !text.equals("-") && !text.startsWith("-") && !text.startsWith("0 ");
        return positive ? "+" + text : text;
    }
}
