package dev.tollgate.ingest;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real bills that others published; they are read where they lie. */
public final class ThirdPartyData {
    private ThirdPartyData() {}

    /** Skips the test, with a message, where the file is not there. */
    public static Path file(String name) {
        Path file = Path.of(System.getenv().getOrDefault("THIRD_PARTY_DATA", "../../shared/data"))
                .resolve(name);
        assumeTrue(Files.exists(file), "skipped: the third-party data is not here; THIRD_PARTY_DATA may name it");
        return file;
    }
}
