package dev.tollgate.ingest.platform;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where a command takes its API key from: never an argument, which every process of the machine can read. */
final class ApiKeyText {
    static final String VARIABLE = "TOLLGATE_API_KEY";

    private static final int MOST_BYTES = 1_024;
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,1000}");

    private ApiKeyText() {}

    /** @throws IllegalArgumentException saying what is wrong, and nothing of what stands there */
    static String ofEnvironment() {
        String key = System.getenv(VARIABLE);
        if (key == null || key.isBlank()) {
            throw new IllegalArgumentException("--live needs an API key: --api-key-file FILE or " + VARIABLE);
        }
        return checked(key, VARIABLE);
    }

    /** @throws IllegalArgumentException saying what is wrong, and nothing of what stands there */
    static String of(Path file) {
        return checked(new String(OwnersFile.bytes(file, MOST_BYTES), StandardCharsets.ISO_8859_1), file.toString());
    }

    private static String checked(String text, String where) {
        String key = text.strip();
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(where + " holds no API key");
        }
        return key;
    }
}
