package dev.tollgate.ingest.provider.adapter.file;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.export.Scope;
import dev.tollgate.ingest.provider.FetchFolders;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A folder for each run, which only this user can read. What a process that was killed left behind goes after a day, or after twice the longest fetch. */
final class TemporaryFolders implements FetchFolders {
    private static final Logger LOG = Logger.getLogger(TemporaryFolders.class);
    private static final String PREFIX = "tollgate-fetched-";
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);

    private final Optional<Path> parent;
    private final Copying copying;
    private final InstantSource clock;

    TemporaryFolders(Optional<Path> parent, Copying copying, InstantSource clock) {
        this.parent = parent;
        this.copying = copying;
        this.clock = clock;
    }

    @Override
    public FetchFolder open(Scope scope) {
        try {
            Path root;
            if (parent.isPresent()) {
                Files.createDirectories(parent.get());
                root = Files.createTempDirectory(parent.get(), PREFIX);
            } else {
                root = Files.createTempDirectory(PREFIX);
            }
            clearAwayLeftBehind(root.toAbsolutePath());
            return new MonthOnDisk(root.toRealPath(), scope, copying);
        } catch (IOException e) {
            throw disk("the folder for fetched bills cannot be made", e);
        }
    }

    /** Of our own disk, whose words are harmless and say what to do: that it is full, or whose folder it is. */
    static ExportRefused disk(String failed, IOException e) {
        String said = e instanceof FileSystemException files ? files.getReason() : e.getMessage();
        return new ExportRefused(
                FailureReason.UNREADABLE,
                failed + "; see TOLLGATE_FETCH_FOLDER: " + e.getClass().getSimpleName()
                        + (said == null ? "" : ", " + said),
                e);
    }

    /** Copying a month ends at its longest, and reading it takes no longer than that: what is older is nobody's. */
    private void clearAwayLeftBehind(Path fresh) throws IOException {
        Duration longestRun = copying.longest().multipliedBy(2);
        Instant longAgo = clock.instant().minus(longestRun.compareTo(LEFT_BEHIND) > 0 ? longestRun : LEFT_BEHIND);
        Path folder = fresh.getParent();
        if (folder == null) {
            return;
        }
        try (DirectoryStream<Path> others = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path other : others) {
                if (Files.getLastModifiedTime(other).toInstant().isBefore(longAgo)) {
                    Deletion.of(other);
                }
            }
        } catch (IOException e) {
            // Another replica on the same disk may be clearing up too.
            LOG.debugf(
                    "left-behind folders were not all cleared away: %s",
                    e.getClass().getSimpleName());
        }
    }
}
