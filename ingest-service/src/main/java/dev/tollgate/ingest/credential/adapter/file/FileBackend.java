package dev.tollgate.ingest.credential.adapter.file;

import dev.tollgate.ingest.credential.SecretBackend;
import java.nio.file.Path;

/** Builds the backend {@code file}, with or without a container. */
public final class FileBackend {
    private FileBackend() {}

    /** @param root the folder below which all secrets are */
    public static SecretBackend reading(Path root, int maxBytes) {
        return new FileSecrets(root, maxBytes);
    }
}
