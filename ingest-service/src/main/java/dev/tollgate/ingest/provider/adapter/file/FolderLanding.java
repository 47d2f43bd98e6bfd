package dev.tollgate.ingest.provider.adapter.file;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.provider.Landing;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts a month's files into its folder. A file is there as a whole or not at all: until then its name begins with a dot. */
final class FolderLanding implements Landing {
    private static final int MAX_PATH_CHARS = 1_000;

    private final Path month;
    private final Copying copying;
    private final Instant end;
    private long bytesLeft;
    private int filesLeft;

    FolderLanding(Path month, Copying copying) {
        this.month = month;
        this.copying = copying;
        this.end = copying.clock().instant().plus(copying.longest());
        this.bytesLeft = copying.maxBytes();
        this.filesLeft = copying.maxFiles();
    }

    @Override
    public void copy(String path, Instant written, OptionalLong bytes, RemoteObject object) {
        place(path, written, file -> {
            for (int tried = 1; !copiedWhole(file, bytes, object); tried++) {
                Optional<Duration> wait = copying.backoff()
                        .pause(tried, Optional.empty(), copying.chance().next().getLeastSignificantBits());
                if (wait.isEmpty()) {
                    throw new ExportRefused(
                            FailureReason.ANSWER_CUT_OFF, nameOf(path) + " was cut off " + tried + " times");
                }
                copying.pause().waitOut(wait.get());
            }
        });
    }

    @Override
    public void write(String path, Instant written, Rows rows) {
        place(path, written, file -> {
            try (OutputStream out = new Bounded(Files.newOutputStream(file), bytesLeft, this::requireInTime)) {
                rows.writeTo(out);
            }
        });
    }

    private void requireInTime() {
        if (copying.clock().instant().isAfter(end)) {
            throw new ExportRefused(
                    FailureReason.PROVIDER_TIMEOUT,
                    "the month took longer to copy than TOLLGATE_FETCH_LONGEST allows, " + copying.longest());
        }
    }

    private void place(String path, Instant written, Filling filling) {
        Path file = fileOf(path);
        requireInTime();
        forget(file);
        if (filesLeft-- == 0) {
            throw new ExportRefused(
                    FailureReason.TOO_MANY_PARTS, "the month has more than " + copying.maxFiles() + " files");
        }
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".unfinished");
        try {
            Files.createDirectories(file.getParent());
            filling.fill(unfinished);
            bytesLeft -= Files.size(unfinished);
            Files.setLastModifiedTime(unfinished, FileTime.from(written));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (Bounded.DiskFailed e) {
            throw TemporaryFolders.disk(nameOf(path) + " could not be written", e.disk());
        } catch (FileSystemException e) {
            throw TemporaryFolders.disk(nameOf(path) + " could not be written", e);
        } catch (IOException e) {
            throw new ExportRefused(
                    FailureReason.UNREADABLE,
                    nameOf(path) + " could not be written: " + e.getClass().getSimpleName());
        }
    }

    /** A delivery that changed while it was copied is copied anew, over what was copied of it. */
    private void forget(Path file) {
        try {
            if (Files.exists(file)) {
                bytesLeft += Files.size(file);
                filesLeft++;
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new ExportRefused(FailureReason.UNREADABLE, file.getFileName() + " could not be replaced");
        }
    }

    /** @return false when it was cut off */
    private boolean copiedWhole(Path file, OptionalLong bytes, RemoteObject object) throws IOException {
        if (bytes.orElse(0) > bytesLeft) {
            throw Bounded.tooLarge();
        }
        long copied;
        try (OutputStream out = new Bounded(Files.newOutputStream(file), bytesLeft, this::requireInTime)) {
            copied = transfer(object, out);
        }
        return copied >= 0 && (bytes.isEmpty() || bytes.getAsLong() == copied);
    }

    /** What fails here is the other side's: our own disk fails in {@link Bounded}, with an exception of its own. */
    private static long transfer(RemoteObject object, OutputStream out) throws IOException {
        try (InputStream in = object.open()) {
            return in.transferTo(out);
        } catch (Bounded.DiskFailed e) {
            throw e;
        } catch (IOException e) {
            return -1;
        }
    }

    /** What a provider calls its objects is its own affair; that no name leads out of the folder is ours. */
    private Path fileOf(String path) {
        if (path.length() > MAX_PATH_CHARS
                || path.indexOf('\\') >= 0
                || path.chars().anyMatch(Character::isISOControl)) {
            throw badName();
        }
        Path file = month;
        for (String step : path.split("/", -1)) {
            if (step.isBlank() || step.startsWith(".")) {
                throw badName();
            }
            file = file.resolve(step);
        }
        return file;
    }

    private static ExportRefused badName() {
        return new ExportRefused(FailureReason.BAD_ANSWER, "the provider names an object as no file can be named");
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @FunctionalInterface
    private interface Filling {
        void fill(Path file) throws IOException;
    }
}
