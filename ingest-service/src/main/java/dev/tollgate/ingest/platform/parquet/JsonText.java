package dev.tollgate.ingest.platform.parquet;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/**
 * Takes a map, a list or a structure from the library and writes it as JSON: maps and structures as objects, values as
 * text in quotes, so that no number changes on its way.
 */
final class JsonText extends GroupConverter {
    private static final int MAX_CHARS = 1 << 20;
    private static final int FIRST_PRINTABLE = 0x20;

    private enum Kind {
        STRUCTURE,
        LIST,
        /** What stands between a list and an element of it, and means nothing. */
        ELEMENT,
        MAP,
        PAIR
    }

    private final GroupType type;
    private final Kind kind;
    private final Consumer<String> to;
    private final Converter[] fields;
    private final @Nullable StringBuilder[] texts;

    private JsonText(
            GroupType type, Kind kind, Iterator<SchemaElement> elements, List<Cell> cells, Consumer<String> to) {
        this.type = type;
        this.kind = kind;
        this.to = to;
        this.fields = new Converter[type.getFieldCount()];
        this.texts = new StringBuilder[fields.length];
        for (int i = 0; i < fields.length; i++) {
            int place = i;
            fields[i] = converter(type.getType(i), elements, cells, json -> add(place, json));
        }
    }

    /**
     * @param row whose only field is the column
     * @param elements of the columns with values in it, in their order
     * @param cells where those that take the values are added
     * @param to told the column's text for each row that has it
     */
    static JsonText of(GroupType row, Iterator<SchemaElement> elements, List<Cell> cells, Consumer<String> to) {
        return new JsonText(row, Kind.ELEMENT, elements, cells, to);
    }

    private Converter converter(Type field, Iterator<SchemaElement> elements, List<Cell> cells, Consumer<String> into) {
        if (field.isPrimitive()) {
            Quoted cell = new Quoted(
                    CellText.of(elements.next()), field.asPrimitiveType().getPrimitiveTypeName(), into);
            cells.add(cell);
            return cell;
        }
        return new JsonText(field.asGroupType(), kindOf(field.asGroupType()), elements, cells, into);
    }

    private Kind kindOf(GroupType group) {
        boolean one = group.getFieldCount() == 1 && group.getType(0).isRepetition(Repetition.REPEATED);
        if (kind == Kind.MAP) {
            return Kind.PAIR;
        }
        // Between a list and its elements the format has a level of no meaning; older writers left it out.
        if (kind == Kind.LIST && group.getFieldCount() == 1) {
            return Kind.ELEMENT;
        }
        if (one && LogicalTypeAnnotation.mapType().equals(group.getLogicalTypeAnnotation()) && hasPairs(group)) {
            return Kind.MAP;
        }
        return one && LogicalTypeAnnotation.listType().equals(group.getLogicalTypeAnnotation())
                ? Kind.LIST
                : Kind.STRUCTURE;
    }

    private static boolean hasPairs(GroupType map) {
        Type pair = map.getType(0);
        return !pair.isPrimitive()
                && pair.asGroupType().getFieldCount() == 2
                && pair.asGroupType().getType(0).isPrimitive();
    }

    @Override
    public Converter getConverter(int field) {
        return fields[field];
    }

    @Override
    public void start() {
        Arrays.fill(texts, null);
    }

    @Override
    public void end() {
        switch (kind) {
            case STRUCTURE -> to.accept(structure());
            case LIST -> to.accept('[' + within() + ']');
            case MAP -> to.accept('{' + within() + '}');
            case PAIR -> to.accept(text(0) + ':' + text(1));
            case ELEMENT -> to.accept(text(0));
        }
    }

    private void add(int place, String json) {
        StringBuilder text = texts[place];
        if (text == null) {
            text = new StringBuilder();
            texts[place] = text;
        } else {
            text.append(',');
        }
        text.append(json);
        if (text.length() > MAX_CHARS) {
            throw Refusal.tooLarge(MAX_CHARS);
        }
    }

    private String within() {
        StringBuilder text = texts[0];
        return text == null ? "" : text.toString();
    }

    private String text(int place) {
        StringBuilder text = texts[place];
        boolean repeats = type.getType(place).isRepetition(Repetition.REPEATED);
        if (text == null) {
            return repeats ? "[]" : "null";
        }
        return repeats ? "[" + text + "]" : text.toString();
    }

    private String structure() {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < fields.length; i++) {
            json.append(i == 0 ? "" : ",");
            quote(type.getFieldName(i).toCharArray(), type.getFieldName(i).length(), json);
            json.append(':').append(text(i));
        }
        return json.append('}').toString();
    }

    private static void quote(char[] text, int length, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < length; i++) {
            char c = text[i];
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < FIRST_PRINTABLE) {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }

    /** A value within. */
    private static final class Quoted extends Cell {
        private final Consumer<String> to;

        Quoted(CellText text, org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName type, Consumer<String> to) {
            super(text, type);
            this.to = to;
        }

        @Override
        void taken() {
            StringBuilder json = new StringBuilder(length() + 2);
            quote(chars(), length(), json);
            to.accept(json.toString());
        }
    }
}
