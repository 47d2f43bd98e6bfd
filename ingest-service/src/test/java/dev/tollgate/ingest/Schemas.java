package dev.tollgate.ingest;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The published schemas as somebody else's validator understands them. */
public final class Schemas {
    private Schemas() {}

    public static Path file(String name) {
        return Path.of("src/main/resources/schemas", name + ".schema.json");
    }

    public static JsonSchema schema(String name) {
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Files.readString(file(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with the text; empty when it obeys the schema. */
    public static List<String> mistakes(JsonSchema schema, String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }

    public static List<String> mistakes(String name, String json) {
        return mistakes(schema(name), json);
    }
}
