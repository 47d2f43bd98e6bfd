package dev.tollgate.ingest.provider.adapter.aws;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.provider.Landing;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Puts files down in a folder; a copy of another size than told, or cut off, is begun again twice. */
public final class LandedFolder implements Landing {
    private static final int TRIES = 3;
    private final Path folder;

    public LandedFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public void copy(String path, Instant written, OptionalLong bytes, RemoteObject object) {
        Path file = folder.resolve(path);
        for (int tried = 1; tried <= TRIES; tried++) {
            try {
                Files.createDirectories(file.getParent());
                try (InputStream in = object.open()) {
                    Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                }
                if (bytes.isEmpty() || bytes.getAsLong() == Files.size(file)) {
                    Files.setLastModifiedTime(file, FileTime.from(written));
                    return;
                }
            } catch (IOException e) {
                // Begun again, as the port promises.
                continue;
            }
        }
        throw new ExportRefused(FailureReason.ANSWER_CUT_OFF, "cut off each time");
    }

    @Override
    public void write(String path, Instant written, Rows rows) {
        try (OutputStream out = Files.newOutputStream(folder.resolve(path))) {
            rows.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<String> paths() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
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
}
