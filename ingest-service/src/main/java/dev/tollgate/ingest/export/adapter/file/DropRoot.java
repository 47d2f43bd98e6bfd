package dev.tollgate.ingest.export.adapter.file;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.export.Scope;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * The one folder below which a run's drop lies. What a path says is never repeated: it may be a probe of somebody's.
 *
 * @param root without links in it
 */
record DropRoot(Path root) {
    private static final String REFUSED = "is no path below the configured root";

    static DropRoot of(IngestConfig config) {
        return at(config.dropRoot().orElseThrow(DropRoot::notConfigured));
    }

    static DropRoot at(Path folder) {
        try {
            return new DropRoot(folder.toRealPath());
        } catch (IOException e) {
            throw notConfigured();
        }
    }

    void requireInside(String drop, Scope scope) {
        Path folder = folder(root, drop, scope);
        // The deepest part that exists decides: a link anywhere on the way may lead out.
        Path existing = folder;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null || !isInside(root, existing)) {
            throw new ProblemException(Problem.InvalidRequest.of("drop", REFUSED));
        }
    }

    /** The export's folder, which exists and is inside. */
    Path open(String drop, Scope scope) {
        Path folder = folder(root, drop, scope);
        if (!Files.isDirectory(folder)) {
            throw new ExportRefused(
                    FailureReason.NO_EXPORT,
                    "the drop has no folder " + scope.provider() + "/" + scope.period() + " in it");
        }
        requireInside(folder, String.valueOf(folder.getFileName()));
        return folder;
    }

    void requireInside(Path existing, String name) {
        if (!isInside(root, existing)) {
            throw new ExportRefused(FailureReason.LEAVES_ROOT, name + " leads out of the configured root by a link");
        }
    }

    private static ProblemException notConfigured() {
        return new ProblemException(new Problem.Unprocessable(
                "There is no folder to read drops from.",
                List.of(new FieldError("TOLLGATE_INGEST_DROP_ROOT", "is not set, or names no folder"))));
    }

    private static Path folder(Path root, String drop, Scope scope) {
        try {
            Path relative = Path.of(drop);
            boolean climbs = false;
            for (Path step : relative) {
                climbs |= step.toString().equals("..");
            }
            if (relative.isAbsolute() || climbs) {
                throw new ProblemException(Problem.InvalidRequest.of("drop", REFUSED));
            }
            return root.resolve(relative)
                    .resolve(scope.provider().id())
                    .resolve(scope.period().toString())
                    .normalize();
        } catch (InvalidPathException e) {
            throw new ProblemException(Problem.InvalidRequest.of("drop", REFUSED));
        }
    }

    private static boolean isInside(Path root, Path existing) {
        try {
            return existing.toRealPath().startsWith(root);
        } catch (IOException e) {
            return false;
        }
    }
}
