package dev.tollgate.ingest.platform.parquet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/**
 * The columns of a file.
 *
 * @param columns those at the top, which are what a header names
 * @param leaves how many columns hold values
 */
record Schema(List<Column> columns, int leaves) {
    private static final int MAX_DEPTH = 32;

    /**
     * A column at the top: with values, or a structure, a list or a map.
     *
     * @param type the column alone, as the library wants it
     * @param leaves what the file says of those columns in it that hold values
     * @param firstLeaf the place of the first of them among those of a row group
     */
    record Column(String name, MessageType type, List<SchemaElement> leaves, int firstLeaf) {
        /** Whether it has at most one value a row. */
        boolean isFlat() {
            return type.getType(0).isPrimitive() && !type.getType(0).isRepetition(Repetition.REPEATED);
        }
    }

    List<String> header() {
        return columns.stream().map(Column::name).toList();
    }

    /** @throws Refusal when the list is no tree */
    static Schema of(List<SchemaElement> elements) {
        Reading reading = new Reading(elements);
        int count = reading.count(reading.next());
        List<Column> columns = new ArrayList<>();
        int leaves = 0;
        for (int i = 0; i < count; i++) {
            Type type = reading.type(0);
            List<SchemaElement> within = List.copyOf(reading.leaves);
            columns.add(new Column(type.getName(), new MessageType("row", type), within, leaves));
            leaves += within.size();
            reading.leaves.clear();
        }
        Refusal.require(reading.at == elements.size(), "its schema has more columns than it says");
        return new Schema(List.copyOf(columns), leaves);
    }

    private static final class Reading {
        private final List<SchemaElement> elements;
        private final List<SchemaElement> leaves = new ArrayList<>();
        private int at;

        Reading(List<SchemaElement> elements) {
            this.elements = elements;
        }

        SchemaElement next() {
            Refusal.require(at < elements.size(), "its schema has fewer columns than it says");
            return elements.get(at++);
        }

        int count(SchemaElement group) {
            int count = group.getNum_children();
            Refusal.require(count > 0 && count <= elements.size(), "its schema is no tree of columns");
            return count;
        }

        Type type(int depth) {
            Refusal.require(depth < MAX_DEPTH, "its schema is no tree of columns");
            SchemaElement element = next();
            String name = Metadata.required(element.getName());
            Repetition repetition = Repetition.valueOf(
                    Metadata.required(element.getRepetition_type()).name());
            if (element.isSetType()) {
                leaves.add(element);
                return Types.primitive(primitive(element), repetition)
                        .length(element.getType_length())
                        .named(name);
            }
            List<Type> children = new ArrayList<>();
            Set<String> names = new HashSet<>();
            int count = count(element);
            for (int i = 0; i < count; i++) {
                children.add(type(depth + 1));
                Refusal.require(names.add(children.getLast().getName()), "its schema has a column twice");
            }
            var group = Types.buildGroup(repetition).addFields(children.toArray(Type[]::new));
            if (isList(element)) {
                group = group.as(LogicalTypeAnnotation.listType());
            } else if (isMap(element)) {
                group = group.as(LogicalTypeAnnotation.mapType());
            }
            return group.named(name);
        }

        /** Binary floating point stays the bits that it is; only their digits are ever made of them. */
        private static PrimitiveTypeName primitive(SchemaElement element) {
            return switch (Metadata.required(element.getType())) {
                case BOOLEAN -> PrimitiveTypeName.BOOLEAN;
                case INT32, FLOAT -> PrimitiveTypeName.INT32;
                case INT64, DOUBLE -> PrimitiveTypeName.INT64;
                case INT96 -> PrimitiveTypeName.INT96;
                case BYTE_ARRAY -> PrimitiveTypeName.BINARY;
                case FIXED_LEN_BYTE_ARRAY -> {
                    Refusal.require(element.getType_length() > 0, "its values have no length");
                    yield PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
                }
            };
        }

        private static boolean isList(SchemaElement element) {
            LogicalType logical = element.getLogicalType();
            return element.getConverted_type() == ConvertedType.LIST || logical != null && logical.isSetLIST();
        }

        private static boolean isMap(SchemaElement element) {
            LogicalType logical = element.getLogicalType();
            return element.getConverted_type() == ConvertedType.MAP
                    || element.getConverted_type() == ConvertedType.MAP_KEY_VALUE
                    || logical != null && logical.isSetMAP();
        }
    }
}
