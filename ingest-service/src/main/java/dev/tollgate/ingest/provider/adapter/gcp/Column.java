package dev.tollgate.ingest.provider.adapter.gcp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of a result, as its schema has it: {@code TableFieldSchema} of BigQuery's REST reference.
 *
 * @param within the columns of a record
 */
record Column(String name, Kind kind, boolean repeated, List<Column> within) {
    private static final int MAX_DEPTH = 15;

    Column {
        within = List.copyOf(within);
    }

    /** How a value is written; the names of both SQL dialects. */
    enum Kind {
        NUMBER,
        BOOLEAN,
        TIMESTAMP,
        RECORD,
        /** Whatever else there is, and will be: its text, which is no amount. */
        TEXT;

        static Kind of(String type) {
            return switch (type) {
                case "INTEGER", "INT64", "FLOAT", "FLOAT64", "NUMERIC", "BIGNUMERIC" -> NUMBER;
                case "BOOLEAN", "BOOL" -> BOOLEAN;
                case "TIMESTAMP" -> TIMESTAMP;
                case "RECORD", "STRUCT" -> RECORD;
                default -> TEXT;
            };
        }
    }

    static List<Column> listOf(JsonNode schema, String asked) {
        return listOf(schema.path("fields"), asked, 0);
    }

    private static List<Column> listOf(JsonNode fields, String asked, int depth) {
        if (!fields.isArray() || fields.isEmpty() || depth > MAX_DEPTH) {
            throw Answers.bad(asked, "has no schema");
        }
        List<Column> columns = new ArrayList<>();
        for (JsonNode field : fields) {
            String name = field.path("name").asText("");
            if (name.isEmpty() || !field.path("type").isTextual()) {
                throw Answers.bad(asked, "has a column without a name or a type");
            }
            Kind kind = Kind.of(field.path("type").textValue());
            List<Column> within = kind == Kind.RECORD ? listOf(field.path("fields"), asked, depth + 1) : List.of();
            columns.add(
                    new Column(name, kind, "REPEATED".equals(field.path("mode").asText("")), within));
        }
        return columns;
    }
}
