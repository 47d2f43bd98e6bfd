package dev.tollgate.ingest.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Where a command takes its API key from: never an argument, which every process of the machine can read. */
final class ApiKeyText {
    static final String VARIABLE = "TOLLGATE_API_KEY";

    private static final int MOST_BYTES = 1_024;
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,1000}");
    private static final Set<PosixFilePermission> OWNERS_ALONE =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

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
        try {
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException("there is no file " + file);
            }
            if (!OWNERS_ALONE.containsAll(Files.getPosixFilePermissions(file))) {
                throw new IllegalArgumentException(file + " may be read by others than its owner: chmod 600 it");
            }
            try (InputStream stream = Files.newInputStream(file)) {
                return checked(new String(stream.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1), file.toString());
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + file, e);
        } catch (UnsupportedOperationException e) {
            throw new IllegalArgumentException("who may read " + file + " cannot be told here; use " + VARIABLE, e);
        }
    }

    private static String checked(String text, String where) {
        String key = text.strip();
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(where + " holds no API key");
        }
        return key;
    }
}
