package dev.tollgate.ingest.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** A file with secrets, that nobody but its owner may read. */
final class OwnersFile {
    private static final Set<PosixFilePermission> OWNERS_ALONE =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private OwnersFile() {}

    /**
     * At most so many bytes of it.
     *
     * @throws IllegalArgumentException saying what is wrong, and nothing of what stands there
     */
    static byte[] bytes(Path file, int most) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException("there is no file " + file);
            }
            if (!OWNERS_ALONE.containsAll(Files.getPosixFilePermissions(file))) {
                throw new IllegalArgumentException(file + " may be read by others than its owner: chmod 600 it");
            }
            try (InputStream stream = Files.newInputStream(file)) {
                return stream.readNBytes(most);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + file, e);
        } catch (UnsupportedOperationException e) {
            throw new IllegalArgumentException("who may read " + file + " cannot be told here", e);
        }
    }
}
