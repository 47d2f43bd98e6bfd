package dev.tollgate.ingest.provider;

import dev.tollgate.ingest.WideLimits;
import dev.tollgate.ingest.export.TotallingFiles;
import dev.tollgate.ingest.format.CostBasis;
import dev.tollgate.ingest.platform.BillFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A landing on a folder, without limits: what a provider wrote, and what ingest's own reader makes of it. */
public final class LandedFolder implements Landing {
    private final Path folder;
    private final List<Path> files = new ArrayList<>();

    public LandedFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public void copy(String path, Instant written, OptionalLong bytes, RemoteObject object) {
        throw new AssertionError("rows of a table are written, not copied");
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
            Files.setLastModifiedTime(file, FileTime.from(written));
            files.add(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one file that was written. */
    public Path file() {
        if (files.size() != 1) {
            throw new AssertionError("written were " + files);
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
        try (var lying = Files.list(folder)) {
            return lying.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
