package dev.tollgate.ingest.platform.parquet;

import java.util.List;

/**
 * Puts the values of a map, a list or a structure together again, row by row, as JSON: maps and structures as objects,
 * values as text in quotes, so that no number changes on its way.
 */
final class NestedValues {
    private static final int MAX_CHARS = 1 << 20;
    private static final int FIRST_PRINTABLE = 0x20;

    private final Schema.Node root;
    /** All of this column, in their order; each stands on the value that comes next. */
    private final List<LeafValues> leaves;

    private final int firstIndex;
    private final boolean[] ended;
    private final StringBuilder json = new StringBuilder();
    private char[] chars = new char[256];
    private boolean begun;

    NestedValues(Schema.Node root, List<LeafValues> leaves) {
        this.root = root;
        this.leaves = List.copyOf(leaves);
        this.firstIndex = root.first().index();
        this.ended = new boolean[leaves.size()];
    }

    /** The row's value. */
    char[] chars() {
        return chars;
    }

    /** How many of the characters are the row's; none where it has no value at all. */
    int length() {
        return json.length();
    }

    void advance() {
        if (!begun) {
            begun = true;
            next(root);
        }
        json.setLength(0);
        if (defined(root)) {
            present(root);
        } else {
            next(root);
        }
        for (int i = 0; i < ended.length; i++) {
            if (!ended[i] && leaves.get(i).repetition() != 0) {
                throw new BrokenPage("its parts repeat differently");
            }
        }
        if (chars.length < json.length()) {
            chars = new char[2 * json.length()];
        }
        json.getChars(0, json.length(), chars, 0);
    }

    void end() {
        for (boolean each : ended) {
            if (!each) {
                throw new BrokenPage("it has more rows than it says");
            }
        }
    }

    private void field(Schema.Node node) {
        if (defined(node)) {
            present(node);
        } else {
            next(node);
            json.append(node.isRepeated() ? "[]" : "null");
        }
    }

    private void present(Schema.Node node) {
        if (node.isRepeated()) {
            json.append('[');
            repeat(node, () -> one(node));
            json.append(']');
        } else {
            one(node);
        }
    }

    private void one(Schema.Node node) {
        switch (node) {
            case Schema.Leaf leaf -> value(leaf);
            case Schema.Group group when group.isMap() && isPairs(group.children()) -> map(group);
            case Schema.Group group when group.isList() && group.children().size() == 1 -> list(group);
            case Schema.Group group -> structure(group);
        }
        if (json.length() > MAX_CHARS) {
            throw new Heap.Exhausted(MAX_CHARS);
        }
    }

    private void value(Schema.Leaf leaf) {
        LeafValues values = leaf(leaf);
        if (!values.isPresent()) {
            throw new BrokenPage("its parts are there differently");
        }
        quote(values.chars(), values.from(), values.length());
        next(leaf);
    }

    private void structure(Schema.Group group) {
        json.append('{');
        for (int i = 0; i < group.children().size(); i++) {
            Schema.Node child = group.children().get(i);
            json.append(i == 0 ? "" : ",");
            quote(child.name().toCharArray(), 0, child.name().length());
            json.append(':');
            field(child);
        }
        json.append('}');
    }

    private void list(Schema.Group group) {
        Schema.Node repeated = group.children().getFirst();
        if (!repeated.isRepeated()) {
            structure(group);
            return;
        }
        // Between a list and its elements the format has a level of no meaning; older writers left it out.
        boolean wrapped =
                repeated instanceof Schema.Group within && within.children().size() == 1;
        json.append('[');
        if (defined(repeated)) {
            repeat(repeated, () -> {
                if (wrapped && repeated instanceof Schema.Group within) {
                    field(within.children().getFirst());
                } else {
                    one(repeated);
                }
            });
        } else {
            next(repeated);
        }
        json.append(']');
    }

    private static boolean isPairs(List<Schema.Node> children) {
        return children.size() == 1
                && children.getFirst().isRepeated()
                && children.getFirst() instanceof Schema.Group pair
                && pair.children().size() == 2
                && pair.children().getFirst() instanceof Schema.Leaf;
    }

    private void map(Schema.Group group) {
        json.append('{');
        if (group.children().getFirst() instanceof Schema.Group pair && defined(pair)) {
            repeat(pair, () -> {
                field(pair.children().getFirst());
                json.append(':');
                field(pair.children().getLast());
            });
        } else {
            next(group);
        }
        json.append('}');
    }

    private void repeat(Schema.Node node, Runnable element) {
        LeafValues first = leaf(node.first());
        element.run();
        while (!ended[node.first().index() - firstIndex] && first.repetition() == node.repetition()) {
            json.append(',');
            element.run();
        }
    }

    private boolean defined(Schema.Node node) {
        if (ended[node.first().index() - firstIndex]) {
            throw new BrokenPage("it has fewer rows than it says");
        }
        return leaf(node.first()).definition() >= node.definition();
    }

    /** Moves every leaf of the node to its next value. */
    private void next(Schema.Node node) {
        switch (node) {
            case Schema.Leaf leaf -> {
                int index = leaf.index() - firstIndex;
                if (ended[index]) {
                    throw new BrokenPage("it has fewer rows than it says");
                }
                ended[index] = !leaf(leaf).advance();
            }
            case Schema.Group group -> group.children().forEach(this::next);
        }
    }

    private LeafValues leaf(Schema.Leaf leaf) {
        return leaves.get(leaf.index() - firstIndex);
    }

    private void quote(char[] text, int from, int length) {
        json.append('"');
        for (int i = from; i < from + length; i++) {
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
}
