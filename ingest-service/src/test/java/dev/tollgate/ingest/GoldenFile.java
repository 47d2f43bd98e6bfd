package dev.tollgate.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The committed examples of our answers. */
public final class GoldenFile {
    private GoldenFile() {}

    public static JsonNode read(String name) throws IOException {
        return Json.mapper().readTree(Files.readString(Path.of("src/test/resources/golden", name)));
    }

    /** Every path of fields in a tree, list elements taken together. */
    public static Set<String> fields(JsonNode tree) {
        Set<String> fields = new TreeSet<>();
        collect("", tree, fields);
        return fields;
    }

    private static void collect(String path, JsonNode node, Set<String> fields) {
        node.properties().forEach(entry -> {
            fields.add(path + "/" + entry.getKey());
            collect(path + "/" + entry.getKey(), entry.getValue(), fields);
        });
        if (node.isArray()) {
            node.forEach(element -> collect(path + "[]", element, fields));
        }
    }
}
