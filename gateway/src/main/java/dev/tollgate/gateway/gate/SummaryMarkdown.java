package dev.tollgate.gateway.gate;

import dev.tollgate.gateway.gate.Check.Result;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/** A decision for people, as CI systems show it; what blocks stands first, and it is never over 1,024 KiB. */
public final class SummaryMarkdown {
    /** The most that GitHub takes, less a margin for the last line. */
    static final int MAX_BYTES = 1_024 * 1_024 - 1_024;

    private SummaryMarkdown() {}

    public static String of(Decision decision) {
        Judgement judgement = decision.judgement();
        StringBuilder page = new StringBuilder();
        page.append("# ")
                .append(judgement.verdict())
                .append(": ")
                .append(text(judgement.release() + " " + judgement.version()))
                .append(" at ")
                .append(judgement.tier())
                .append("\n\n");
        judgement
                .notice()
                .ifPresent(notice -> page.append("**").append(text(notice)).append("**\n\n"));
        page.append("Commit `").append(judgement.commit()).append("`, billing period ");
        page.append(judgement.billingPeriod()).append(", policy ").append(text(judgement.policy()));
        page.append(", decided ").append(judgement.decidedAt());
        judgement.validUntil().ifPresent(until -> page.append(", valid until ").append(until));
        page.append(".\n\n");
        judgement
                .reason()
                .ifPresent(reason -> page.append("Reason: `").append(reason).append("`\n\n"));
        List<String> table = judgement.checks().stream()
                .sorted(Comparator.comparing(SummaryMarkdown::rank))
                .map(SummaryMarkdown::row)
                .toList();
        list(page, "| check | priority | result | reason | detail |\n|---|---|---|---|---|\n", table);
        List<String> remedies = judgement.wouldOpen().stream()
                .map(remedy -> "- " + text(remedy) + "\n")
                .toList();
        if (!remedies.isEmpty()) {
            list(page, "\n## What would open it\n\n", remedies);
        }
        page.append("\nRecord: `").append(decision.digest()).append("`\n");
        return page.toString();
    }

    private static int rank(Check check) {
        int result =
                switch (check.result()) {
                    case FAIL -> 0;
                    case UNPROVEN -> 1;
                    case PASS -> 2;
                };
        return check.blocks() || check.result() == Result.PASS ? result : result + 1;
    }

    private static String row(Check check) {
        return "| " + text(check.title()) + " | " + check.priority() + " | " + check.result() + " | "
                + check.reason().map(SummaryMarkdown::text).orElse("") + " | " + text(check.detail()) + " |\n";
    }

    /** Adds lines as long as there is room for them, and says how many were left out. */
    private static void list(StringBuilder page, String head, List<String> lines) {
        page.append(head);
        int bytes = page.toString().getBytes(StandardCharsets.UTF_8).length;
        int shown = 0;
        for (String line : lines) {
            bytes += line.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_BYTES) {
                break;
            }
            page.append(line);
            shown++;
        }
        if (shown < lines.size()) {
            page.append("\n… and ").append(lines.size() - shown).append(" more\n");
        }
    }

    /** What others wrote must not become a table, a link or markup of ours. */
    private static String text(String raw) {
        StringBuilder safe = new StringBuilder(raw.length());
        raw.codePoints().forEach(c -> {
            if (c < ' ') {
                safe.append(' ');
            } else if (c == '<') {
                safe.append("&lt;");
            } else if ("|`*[]\\".indexOf(c) >= 0) {
                safe.append('\\').appendCodePoint(c);
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }
}
