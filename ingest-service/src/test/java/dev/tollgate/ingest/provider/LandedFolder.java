package dev.tollgate.ingest.provider;

import dev.tollgate.ingest.WideLimits;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.export.TotallingFiles;
import dev.tollgate.ingest.format.CostBasis;
import dev.tollgate.ingest.platform.BillFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A landing on a folder, without limits or waits: what a provider laid down, and what ingest's own reader makes of it. */
public final class LandedFolder implements Landing {
    private static final int TRIES = 3;

    private final Path folder;
    private final List<Path> files = new ArrayList<>();

    public LandedFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public void copy(String path, Instant written, OptionalLong bytes, RemoteObject object) {
        Path file = folder.resolve(path);
        for (int tried = 1; tried <= TRIES; tried++) {
            if (isCopied(object, file, bytes)) {
                setWritten(file, written);
                files.add(file);
                return;
            }
        }
        throw new ExportRefused(FailureReason.ANSWER_CUT_OFF, "a file was cut off each time");
    }

    @Override
    public void write(String path, Instant written, Rows rows) {
        Path file = folder.resolve(path);
        Path unfinished = folder.resolve(path + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                rows.writeTo(out);
                out.flush();
            } catch (IOException | RuntimeException e) {
                Files.delete(unfinished);
                throw e;
            }
            Files.move(unfinished, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        setWritten(file, written);
        files.add(file);
    }

    /** Every file that lies in the folder, below it, sorted. */
    public List<String> paths() {
        try (Stream<Path> lying = Files.walk(folder)) {
            return lying.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text(String path) {
        try {
            return Files.readString(folder.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one file that was laid down. */
    public Path file() {
        if (files.size() != 1) {
            throw new AssertionError("laid down were " + files);
        }
        return files.getFirst();
    }

    public List<String> lines() {
        try {
            return Files.readAllLines(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Instant written() {
        try {
            return Files.getLastModifiedTime(file()).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What ingest sums the files to. */
    public TotallingFiles.FileTotals totals() {
        WideLimits limits = new WideLimits();
        return new TotallingFiles(BillFiles.reading(CostBasis.ACTUAL, limits), limits.decompressedBytes()).total(files);
    }

    public boolean isEmpty() {
        return paths().isEmpty();
    }

    /** What is cut off is begun again, as the port promises; what is refused or cut off does not stay. */
    private static boolean isCopied(RemoteObject object, Path file, OptionalLong bytes) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.getParent());
            try (InputStream in = object.open()) {
                Files.copy(in, unfinished);
                if (bytes.isEmpty() || bytes.getAsLong() == Files.size(unfinished)) {
                    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
                    return true;
                }
            } catch (IOException e) {
                return false;
            } finally {
                Files.deleteIfExists(unfinished);
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void setWritten(Path file, Instant written) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(written));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
