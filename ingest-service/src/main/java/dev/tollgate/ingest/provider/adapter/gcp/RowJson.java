package dev.tollgate.ingest.provider.adapter.gcp;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes rows as BigQuery exports them: records as objects, repeated columns as arrays, nulls left out. An answer has
 * them as {@code {"f":[{"v":…}]}}, in the order of the schema, every value as text; a number's text is written as it is.
 */
final class RowJson {
    /** RFC 8259, 6: without what is no number there, such as NaN. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?");

    private static final int MAX_NUMBER_CHARS = 120;

    private final String asked;
    private final JsonGenerator out;

    RowJson(String asked, JsonGenerator out) {
        this.asked = asked;
        this.out = out;
    }

    void write(List<Column> columns, JsonNode row) throws IOException {
        JsonNode cells = row.path("f");
        if (!cells.isArray() || cells.size() != columns.size()) {
            throw Answers.bad(asked, "has a row that its schema does not describe");
        }
        out.writeStartObject();
        for (int i = 0; i < columns.size(); i++) {
            field(columns.get(i), cells.get(i).path("v"));
        }
        out.writeEndObject();
    }

    private void field(Column column, JsonNode value) throws IOException {
        if (value.isMissingNode() || column.repeated() != value.isArray() && !value.isNull()) {
            throw wrong(column);
        }
        if (value.isNull()) {
            return;
        }
        out.writeFieldName(column.name());
        if (!column.repeated()) {
            value(column, value);
            return;
        }
        out.writeStartArray();
        for (JsonNode element : value) {
            value(column, element.path("v"));
        }
        out.writeEndArray();
    }

    private void value(Column column, JsonNode value) throws IOException {
        if (column.kind() == Column.Kind.RECORD) {
            write(column.within(), value);
            return;
        }
        if (!value.isTextual()) {
            throw wrong(column);
        }
        String text = value.textValue();
        switch (column.kind()) {
            case NUMBER -> out.writeNumber(number(column, text));
            case BOOLEAN -> out.writeBoolean(bool(column, text));
            case TIMESTAMP ->
                out.writeString(Epoch.instant(text).map(Epoch::exported).orElseThrow(() -> wrong(column)));
            case TEXT -> out.writeString(text);
            case RECORD -> throw new IllegalStateException("a record was written above");
        }
    }

    private String number(Column column, String text) {
        if (text.length() > MAX_NUMBER_CHARS || !NUMBER.matcher(text).matches()) {
            throw wrong(column);
        }
        return text;
    }

    private boolean bool(Column column, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(column);
        };
    }

    private RuntimeException wrong(Column column) {
        return Answers.bad(asked, "has a value in " + column.name() + " that is not of its type");
    }
}
