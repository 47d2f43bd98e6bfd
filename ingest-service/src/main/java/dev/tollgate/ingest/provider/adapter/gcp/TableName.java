package dev.tollgate.ingest.provider.adapter.gcp;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table of BigQuery. Its parts stand in SQL and in URLs, which take no parameter there: so only the characters that
 * neither of them reads otherwise.
 */
record TableName(String project, String dataset, String table) {
    static final String PROJECT = "[a-z][a-z0-9-]{4,28}[a-z0-9]";
    private static final Pattern SHAPE =
            Pattern.compile("(" + PROJECT + ")[.]([A-Za-z0-9_]{1,1024})[.]([A-Za-z0-9_-]{1,1024})");

    static Optional<TableName> of(String text) {
        Matcher matcher = SHAPE.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new TableName(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    /** Names that differ by case only are not told apart: better one table refused than one compared with itself. */
    boolean isSameAs(TableName other) {
        return toString().equalsIgnoreCase(other.toString());
    }

    String inSql() {
        return "`" + this + "`";
    }

    String path() {
        return "projects/" + project + "/datasets/" + dataset + "/tables/" + table;
    }

    @Override
    public String toString() {
        return project + "." + dataset + "." + table;
    }
}
