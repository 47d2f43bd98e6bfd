package dev.tollgate.ingest.credential;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The values of {@code FICECAL_CREDENTIALS_BACKEND} (A4). */
public enum BackendKind {
    VAULT,
    HTTP,
    FILE,
    /** For development: refused in production, where whoever sees the process sees its environment. */
    ENV;

    /** The spelling in configuration. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<BackendKind> of(String id) {
        return Arrays.stream(values())
                .filter(kind -> kind.id().equals(id.strip()))
                .findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(BackendKind::id).toList();
    }
}
