package dev.tollgate.kernel.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The committed OpenAPI file of a service, held against what the running service says of itself.
 *
 * <p>After a wanted change, {@code -Dopenapi.update} writes the file anew; the difference is then reviewed like code.
 */
public final class OpenApiFile {
    private OpenApiFile() {}

    public static void mustEqual(Path committed, String running) throws IOException {
        if (System.getProperty("openapi.update") != null) {
            Files.writeString(committed, running);
        }
        String expected = Files.exists(committed) ? Files.readString(committed) : "";
        if (!expected.equals(running)) {
            Path actual = Path.of("target", "openapi.yaml");
            Files.writeString(actual, running);
            throw new AssertionError("the running service differs from " + committed + "; what it says is in "
                    + actual.toAbsolutePath() + "; if the change is wanted, run the test with -Dopenapi.update");
        }
    }
}
