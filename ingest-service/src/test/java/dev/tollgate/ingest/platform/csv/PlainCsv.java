package dev.tollgate.ingest.platform.csv;

import dev.tollgate.ingest.platform.csv.RowList.Outcome;
import dev.tollgate.ingest.platform.csv.RowList.Row;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** RFC 4180 as slowly and plainly as it can be written, one character after the other: what the engine must agree with. */
final class PlainCsv {
    private final List<Row> rows = new ArrayList<>();
    private final String text;
    private final boolean isWhole;
    private int at;
    private long line = 1;

    private PlainCsv(String text, boolean isWhole) {
        this.text = text;
        this.isWhole = isWhole;
    }

    static Outcome read(byte[] bytes) {
        CharBuffer chars = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), chars, true);
        String text = chars.flip().toString();
        return new PlainCsv(text.startsWith("\uFEFF") ? text.substring(1) : text, !result.isError()).read();
    }

    private Outcome read() {
        while (at < text.length()) {
            long begin = line;
            List<String> fields = new ArrayList<>();
            boolean more = true;
            while (more) {
                boolean quoted = at < text.length() && text.charAt(at) == '"';
                long fieldLine = line;
                String field = quoted ? quoted() : unquoted();
                if (field == null) {
                    return refused(isWhole ? "NOT_CSV: ends in quotes opened on " + fieldLine : "NOT_UTF8");
                }
                fields.add(field);
                boolean atEnd = at == text.length();
                if (quoted && !atEnd && ",\r\n".indexOf(text.charAt(at)) < 0) {
                    return refused("NOT_CSV: stray quote on " + begin);
                }
                more = !atEnd && text.charAt(at) == ',';
                at += more ? 1 : 0;
                if (!quoted && !more && fields.size() == 1 && field.isEmpty()) {
                    fields.clear();
                }
            }
            lineEnd();
            if (!fields.isEmpty()) {
                rows.add(new Row(begin, fields));
            }
        }
        if (!isWhole) {
            return refused("NOT_UTF8");
        }
        List<String> header = rows.isEmpty() ? List.of() : rows.getFirst().fields();
        return new Outcome(header, rows.isEmpty() ? rows : rows.subList(1, rows.size()), "");
    }

    private static Outcome refused(String why) {
        return new Outcome(List.of(), List.of(), why);
    }

    private String unquoted() {
        int from = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    /** Null when it does not end. */
    private String quoted() {
        StringBuilder field = new StringBuilder();
        at++;
        while (at < text.length()) {
            if (text.startsWith("\"\"", at)) {
                field.append('"');
                at += 2;
            } else if (text.charAt(at) == '"') {
                at++;
                return field.toString();
            } else if (!lineEnd(field)) {
                field.append(text.charAt(at++));
            }
        }
        return null;
    }

    private void lineEnd() {
        lineEnd(new StringBuilder());
    }

    private boolean lineEnd(StringBuilder into) {
        for (String end : List.of("\r\n", "\r", "\n")) {
            if (text.startsWith(end, at)) {
                into.append(end);
                at += end.length();
                line++;
                return true;
            }
        }
        return false;
    }
}
