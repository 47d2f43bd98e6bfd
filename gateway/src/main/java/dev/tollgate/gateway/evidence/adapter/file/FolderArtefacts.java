package dev.tollgate.gateway.evidence.adapter.file;

import dev.tollgate.gateway.evidence.Artefacts;
import dev.tollgate.gateway.evidence.EvidenceConfig;
import dev.tollgate.kernel.Identifiers;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
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
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * One file an artefact: {@code <folder>/sha256/<first two digits>/<digest>}. A file whose bytes no longer have its
 * digest is never given out; it is set aside as {@code <digest>.damaged-<milliseconds>} when the right bytes come again.
 */
@ApplicationScoped
class FolderArtefacts implements Artefacts {
    private static final Logger LOG = Logger.getLogger(FolderArtefacts.class);

    private final EvidenceConfig config;
    private final Vertx vertx;
    private final Identifiers identifiers;
    private final InstantSource clock;

    FolderArtefacts(EvidenceConfig config, Vertx vertx, Identifiers identifiers, InstantSource clock) {
        this.config = config;
        this.vertx = vertx;
        this.identifiers = identifiers;
        this.clock = clock;
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
        Optional<byte[]> there = stored(digest);
        if (there.isPresent()) {
            if (isSound(digest, there.get())) {
                return digest;
            }
            setAside(digest);
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
        Optional<byte[]> there = stored(digest);
        if (there.isPresent() && !isSound(digest, there.get())) {
            LOG.errorf("the artefact %s was changed on disk; nothing vouches for it", digest);
            throw new ProblemException(
                    new Problem.Conflict("The stored bytes no longer have this digest, so they are not given out."));
        }
        return there;
    }

    private Optional<byte[]> stored(Sha256 digest) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(path(digest)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    /**
     * Nothing is deleted: the damage itself is evidence. One thread at a time, each looking once more, so that the right
     * bytes of another are not taken for the damaged ones.
     */
    private synchronized void setAside(Sha256 digest) throws IOException {
        Optional<byte[]> there = stored(digest);
        if (there.isEmpty() || isSound(digest, there.get())) {
            return;
        }
        Path target = path(digest);
        long suffix = clock.millis();
        while (Files.exists(damaged(target, suffix))) {
            suffix++;
        }
        Path aside = damaged(target, suffix);
        try {
            Files.move(target, aside);
        } catch (NoSuchFileException anotherReplicaWasFaster) {
            return;
        }
        LOG.errorf("the artefact %s was changed on disk; it is set aside as %s and written anew", digest, aside);
    }

    private static Path damaged(Path target, long suffix) {
        return target.resolveSibling(target.getFileName() + ".damaged-" + suffix);
    }

    private static boolean isSound(Sha256 digest, byte[] bytes) {
        return Sha256.of(bytes).equals(digest);
    }

    private Path path(Sha256 digest) {
        return config.folder()
                .resolve("sha256")
                .resolve(digest.hex().substring(0, 2))
                .resolve(digest.hex());
    }
}
