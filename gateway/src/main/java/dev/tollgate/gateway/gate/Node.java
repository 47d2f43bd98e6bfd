package dev.tollgate.gateway.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A value of a policy file together with the path that leads to it, so that a mistake can be told with its place. */
record Node(String path, @Nullable Object value) {
    private static final int MAX_ENTRIES = 200;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    PolicyMistake wrong(String mistake) {
        return new PolicyMistake(path.isEmpty() ? "(the file)" : path, mistake);
    }

    boolean isPresent() {
        return value != null;
    }

    /** An object with no other keys than these. */
    Map<String, Object> object(Set<String> known) {
        Map<String, Object> fields = object();
        fields.keySet().stream().filter(key -> !known.contains(key)).findFirst().ifPresent(key -> {
            throw at(key, fields).wrong("is not a known key");
        });
        return fields;
    }

    private Map<String, Object> object() {
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong("must be an object");
        }
        if (map.size() > MAX_ENTRIES) {
            throw wrong("has more than " + MAX_ENTRIES + " entries");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        map.forEach((key, entry) -> fields.put(String.valueOf(key), entry));
        return fields;
    }

    Node at(String key, Map<String, Object> fields) {
        return new Node(path.isEmpty() ? key : path + "." + key, fields.get(key));
    }

    /** An object whose keys are names. */
    <V> Map<String, V> named(Function<Node, V> read) {
        Map<String, Object> fields = object();
        Map<String, V> all = new LinkedHashMap<>();
        for (String key : fields.keySet()) {
            Node entry = at(key, fields);
            if (!NAME.matcher(key).matches()) {
                throw entry.wrong("is not a name");
            }
            all.put(key, read.apply(entry));
        }
        return all;
    }

    /** A list; absent is empty. */
    <V> List<V> list(Function<Node, V> read) {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> items)) {
            throw wrong("must be a list");
        }
        if (items.size() > MAX_ENTRIES) {
            throw wrong("has more than " + MAX_ENTRIES + " entries");
        }
        List<V> all = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Node entry = new Node(path + "[" + i + "]", items.get(i));
            V item = read.apply(entry);
            if (all.contains(item)) {
                throw entry.wrong("stands there twice");
            }
            all.add(item);
        }
        return List.copyOf(all);
    }

    String text() {
        if (!(value instanceof String text) || text.isBlank() || text.length() > 500) {
            throw wrong("must be a text of 1 to 500 characters");
        }
        return text;
    }

    String name() {
        String text = text();
        if (!NAME.matcher(text).matches()) {
            throw wrong("must be a name: letters, digits, dots, underscores and hyphens");
        }
        return text;
    }

    String oneOf(Set<String> allowed) {
        String text = text();
        if (!allowed.contains(text)) {
            throw wrong("must be one of " + allowed.stream().sorted().toList());
        }
        return text;
    }

    int integer(int least, int most) {
        if (!(value instanceof Integer number) || number < least || number > most) {
            throw wrong("must be a whole number from " + least + " to " + most);
        }
        return number;
    }
}
