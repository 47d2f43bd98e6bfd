package dev.tollgate.ingest.provider.adapter.azure;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.provider.Landing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Lays files down in a folder; what is cut off is begun again once. */
public record LandedFiles(Path folder) implements Landing {
    @Override
    public void copy(String path, Instant written, OptionalLong bytes, RemoteObject object) {
        for (int left = 1; ; left--) {
            try (InputStream in = object.open()) {
                Path file = folder.resolve(path);
                Files.createDirectories(file.getParent());
                Files.write(file, in.readAllBytes());
                Files.setLastModifiedTime(file, FileTime.from(written));
                return;
            } catch (IOException e) {
                if (left == 0) {
                    throw new ExportRefused(FailureReason.ANSWER_CUT_OFF, "a file was cut off");
                }
            }
        }
    }

    @Override
    public void write(String path, Instant written, Rows rows) {
        throw new UnsupportedOperationException("Azure's files are copied");
    }

    List<String> paths() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
