package dev.tollgate.ingest.export.adapter.file;

import dev.tollgate.ingest.WideLimits;
import dev.tollgate.ingest.credential.IngestMode;
import dev.tollgate.ingest.export.IngestConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Drops below a folder of the test's. */
record RootedAt(Path root) implements IngestConfig {
    @Override
    public Optional<Path> dropRoot() {
        return Optional.of(root);
    }

    @Override
    public Optional<IngestMode> defaultMode() {
        return Optional.empty();
    }

    @Override
    public int concurrency() {
        return 1;
    }

    @Override
    public Duration lease() {
        return Duration.ofSeconds(60);
    }

    @Override
    public Duration tick() {
        return Duration.ofSeconds(5);
    }

    @Override
    public int maxAttempts() {
        return 1;
    }

    @Override
    public int jumpPercent() {
        return 150;
    }

    @Override
    public Limits limits() {
        return new WideLimits();
    }
}
