package dev.tollgate.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A template of variables at the root of the repository. Its values have no character that a shell, systemd or a
 * container engine would read in its own way, so that all of them take the same from it.
 */
public record EnvFile(Map<String, String> variables) {
    private static final Pattern VARIABLE = Pattern.compile("([A-Z][A-Z0-9_]*)=([A-Za-z0-9_./:,*=-]*)");

    public EnvFile {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    public static EnvFile local() {
        return read(".env.example");
    }

    public static EnvFile live() {
        return read(".env.live.example");
    }

    private static EnvFile read(String name) {
        try {
            return of(Files.readString(Path.of("..", name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EnvFile of(String text) {
        Map<String, String> variables = new LinkedHashMap<>();
        text.lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).forEach(line -> {
            var variable = VARIABLE.matcher(line);
            if (!variable.matches()) {
                throw new AssertionError("is no variable that everybody reads alike: " + line);
            }
            if (variables.put(variable.group(1), variable.group(2)) != null) {
                throw new AssertionError("stands twice: " + variable.group(1));
            }
        });
        return new EnvFile(variables);
    }
}
