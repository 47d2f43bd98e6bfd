package dev.tollgate.ingest.platform.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;

/**
 * The columns of a file as a tree. A column within others can be absent or repeated at each level; how far it is there
 * is its definition level, at which level it repeats is its repetition level (the format's own words).
 *
 * @param columns those at the top, which are what a header names
 * @param leaves how many columns hold values
 */
record Schema(List<Node> columns, int leaves) {
    private static final int MAX_DEPTH = 32;

    /** A column at the top, or one within it. */
    sealed interface Node {
        SchemaElement element();

        int definition();

        int repetition();

        /** Its first column that holds values. */
        Leaf first();

        void forEachLeaf(Consumer<Leaf> action);

        default String name() {
            return Metadata.required(element().getName());
        }

        default boolean isRepeated() {
            return element().getRepetition_type() == FieldRepetitionType.REPEATED;
        }
    }

    /** @param index of its values among those of a row group */
    record Leaf(SchemaElement element, int definition, int repetition, int index) implements Node {
        @Override
        public Leaf first() {
            return this;
        }

        @Override
        public void forEachLeaf(Consumer<Leaf> action) {
            action.accept(this);
        }
    }

    /** A structure, a list, or a map. */
    record Group(SchemaElement element, int definition, int repetition, List<Node> children) implements Node {
        @Override
        public Leaf first() {
            return children.getFirst().first();
        }

        @Override
        public void forEachLeaf(Consumer<Leaf> action) {
            children.forEach(child -> child.forEachLeaf(action));
        }

        boolean isList() {
            LogicalType logical = element.getLogicalType();
            return element.getConverted_type() == ConvertedType.LIST || logical != null && logical.isSetLIST();
        }

        boolean isMap() {
            LogicalType logical = element.getLogicalType();
            return element.getConverted_type() == ConvertedType.MAP
                    || element.getConverted_type() == ConvertedType.MAP_KEY_VALUE
                    || logical != null && logical.isSetMAP();
        }
    }

    List<String> header() {
        return columns.stream().map(Node::name).toList();
    }

    /** @throws BrokenPage when the list is no tree */
    static Schema of(List<SchemaElement> elements) {
        Reading reading = new Reading(elements);
        SchemaElement root = reading.next();
        List<Node> columns = reading.children(root.getNum_children(), 0, 0, 0);
        if (reading.at != elements.size()) {
            throw new BrokenPage("its schema has more columns than it says");
        }
        return new Schema(columns, reading.leaves);
    }

    private static final class Reading {
        private final List<SchemaElement> elements;
        private int at;
        private int leaves;

        Reading(List<SchemaElement> elements) {
            this.elements = elements;
        }

        SchemaElement next() {
            if (at >= elements.size()) {
                throw new BrokenPage("its schema has fewer columns than it says");
            }
            return elements.get(at++);
        }

        List<Node> children(int count, int definition, int repetition, int depth) {
            if (count <= 0 || count > elements.size() || depth > MAX_DEPTH) {
                throw new BrokenPage("its schema is no tree of columns");
            }
            List<Node> children = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                children.add(node(next(), definition, repetition, depth));
            }
            return List.copyOf(children);
        }

        private Node node(SchemaElement element, int definition, int repetition, int depth) {
            FieldRepetitionType how = element.getRepetition_type();
            if (how == null || element.getName() == null) {
                throw new BrokenPage("its schema has a column without a name or without a repetition");
            }
            int defined = definition + (how == FieldRepetitionType.REQUIRED ? 0 : 1);
            int repeated = repetition + (how == FieldRepetitionType.REPEATED ? 1 : 0);
            if (element.isSetType()) {
                if (element.getType() == null) {
                    throw new BrokenPage("its schema has a column of no known type");
                }
                return new Leaf(element, defined, repeated, leaves++);
            }
            return new Group(
                    element, defined, repeated, children(element.getNum_children(), defined, repeated, depth + 1));
        }
    }
}
