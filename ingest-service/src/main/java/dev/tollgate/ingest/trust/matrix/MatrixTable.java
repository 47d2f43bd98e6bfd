package dev.tollgate.ingest.trust.matrix;

import dev.tollgate.ingest.trust.TrustPolicy;
import java.time.Instant;
import java.util.Optional;

/** A policy's matrix as a table in Markdown. */
public final class MatrixTable {
    private MatrixTable() {}

    /** With a line for each cell; the columns are those that the policy asks for. */
    public static String of(TrustPolicy policy, Instant now) {
        StringBuilder text = new StringBuilder();
        String names = (policy.source().isPresent() ? " source |" : "")
                + (policy.token().isPresent() ? " token |" : "")
                + (policy.signature().isPresent() ? " signature |" : "")
                + (policy.refetch().isPresent() ? " object |" : "");
        String header = "|" + names + " answer | verdict | checks |\n";
        text.append(header).append(header.replaceAll("[^|\n]+", "---"));
        for (Cell cell : Matrix.of(policy, now)) {
            Expected expected = TruthTable.of(policy, cell);
            text.append('|');
            append(text, cell.source());
            append(text, cell.token());
            append(text, cell.signature());
            append(text, cell.object());
            text.append(' ')
                    .append(expected.status())
                    .append(" | ")
                    .append(Cell.word(expected.verdict()))
                    .append(" | ")
                    .append(reasons(cell, expected))
                    .append(" |\n");
        }
        return text.toString();
    }

    /** The reason of each check that is asked for, such as {@code signature valid}. */
    public static String reasons(Cell cell, Expected expected) {
        StringBuilder text = new StringBuilder();
        cell.source().ifPresent(_ -> text.append(", source ").append(Cell.word(expected.source())));
        cell.token().ifPresent(_ -> text.append(", token ").append(Cell.word(expected.token())));
        cell.signature().ifPresent(_ -> text.append(", signature ").append(Cell.word(expected.signature())));
        cell.object().ifPresent(_ -> text.append(", refetch ").append(Cell.word(expected.refetch())));
        return text.substring(2);
    }

    private static void append(StringBuilder text, Optional<? extends Enum<?>> kind) {
        kind.ifPresent(each -> text.append(' ').append(Cell.word(each)).append(" |"));
    }
}
