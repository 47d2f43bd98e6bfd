package dev.tollgate.ingest.platform.ndjson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.tollgate.ingest.format.RowReader;
import java.io.IOException;
import java.util.Arrays;

/**
 * Takes one line apart. Nothing of it is given away before the whole line is known to be one object: a row is counted
 * whole or not at all. Numbers stay the characters that they are.
 */
final class JsonRow {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_NAME_CHARS = 1_000;

    private final JsonFactory json;
    private final Columns columns;
    private final Key root = Key.root();
    private char[] text = new char[4096];
    private int textChars;
    private int[] positions = new int[256];
    private int[] ends = new int[256];
    private int fields;
    private int[] lastRow = new int[256];
    private int row;

    JsonRow(Columns columns, int maxChars) {
        this.columns = columns;
        this.json = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(maxChars)
                        .maxStringLength(maxChars)
                        .maxNameLength(MAX_NAME_CHARS)
                        .build())
                .build();
    }

    /** Reads a line; false when it is not one object, each of whose keys has one value. */
    boolean read(char[] line, int from, int length) {
        row++;
        fields = 0;
        textChars = 0;
        try (JsonParser parser = json.createParser(line, from, length)) {
            return parser.nextToken() == JsonToken.START_OBJECT
                    && object(parser, root, line, from)
                    && parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    void passTo(RowReader reader, long line, int width) {
        reader.begin(line);
        int start = 0;
        for (int i = 0; i < fields; i++) {
            if (ends[i] > start) {
                reader.field(positions[i], text, start, ends[i] - start);
            }
            start = ends[i];
        }
        reader.end(width);
    }

    /** Its depth is bounded by the parser. */
    private boolean object(JsonParser parser, Key key, char[] line, int from) throws IOException {
        boolean whole = true;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            if (token != JsonToken.FIELD_NAME) {
                return false;
            }
            Key inner = key.within(parser.currentName(), columns);
            JsonToken value = parser.nextToken();
            whole &= value == JsonToken.START_OBJECT
                    ? object(parser, inner, line, from)
                    : value(parser, value, inner.column(columns), line, from);
        }
        return whole;
    }

    private boolean value(JsonParser parser, JsonToken token, int column, char[] line, int from) throws IOException {
        if (token == JsonToken.START_ARRAY) {
            int start = from + (int) parser.currentTokenLocation().getCharOffset();
            parser.skipChildren();
            append(line, start, from + (int) parser.currentLocation().getCharOffset() - start);
        } else if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE || token.isNumeric()) {
            char[] chars = parser.getTextCharacters();
            append(chars, parser.getTextOffset(), parser.getTextLength());
        } else if (token == JsonToken.VALUE_STRING) {
            append(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        }
        return close(column);
    }

    private void append(char[] from, int start, int count) {
        if (text.length - textChars < count) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, textChars + count));
        }
        System.arraycopy(from, start, text, textChars, count);
        textChars += count;
    }

    /** Ends a field; false when the row has one of the same name already, by another way of writing it. */
    private boolean close(int column) {
        if (column >= lastRow.length) {
            lastRow = Arrays.copyOf(lastRow, 2 * column);
        }
        if (lastRow[column] == row) {
            return false;
        }
        lastRow[column] = row;
        if (fields == positions.length) {
            positions = Arrays.copyOf(positions, 2 * fields);
            ends = Arrays.copyOf(ends, 2 * fields);
        }
        positions[fields] = column;
        ends[fields++] = textChars;
        return true;
    }
}
