package dev.tollgate.gateway.evidence.adapter.file;

import dev.tollgate.gateway.evidence.Artefacts;
import dev.tollgate.gateway.evidence.EvidenceConfig;
import dev.tollgate.kernel.Identifiers;
import dev.tollgate.kernel.Sha256;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** One file an artefact: {@code <folder>/sha256/<first two digits>/<digest>}. */
@ApplicationScoped
class FolderArtefacts implements Artefacts {
    private final EvidenceConfig config;
    private final Vertx vertx;
    private final Identifiers identifiers;

    FolderArtefacts(EvidenceConfig config, Vertx vertx, Identifiers identifiers) {
        this.config = config;
        this.vertx = vertx;
        this.identifiers = identifiers;
    }

    /** On a worker thread: a disk may stall, and an event loop must not. */
    @Override
    public Uni<Sha256> keep(byte[] bytes) {
        return vertx.executeBlocking(() -> write(bytes), false);
    }

    @Override
    public Uni<Optional<byte[]>> read(Sha256 digest) {
        return vertx.executeBlocking(() -> find(digest), false);
    }

    private Sha256 write(byte[] bytes) throws IOException {
        Sha256 digest = Sha256.of(bytes);
        Path target = path(digest);
        if (find(digest).isPresent()) {
            return digest;
        }
        Files.createDirectories(target.getParent());
        Path temporary = target.resolveSibling("." + identifiers.next() + ".new");
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                // The digest is promised to the caller, so the bytes must outlive a power cut.
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        return digest;
    }

    private Optional<byte[]> find(Sha256 digest) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path(digest));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
        if (!Sha256.of(bytes).equals(digest)) {
            throw new IllegalStateException("the artefact " + digest + " was changed on disk; nothing vouches for it");
        }
        return Optional.of(bytes);
    }

    private Path path(Sha256 digest) {
        return config.folder()
                .resolve("sha256")
                .resolve(digest.hex().substring(0, 2))
                .resolve(digest.hex());
    }
}
