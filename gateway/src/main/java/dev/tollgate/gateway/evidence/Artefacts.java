package dev.tollgate.gateway.evidence;

import dev.tollgate.kernel.Sha256;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The bytes behind decisions. What was once kept is never changed. */
public interface Artefacts {
    /** Keeps the bytes, on disk when this completes; the same bytes are kept once, and anew where they were damaged. */
    Uni<Sha256> keep(byte[] bytes);

    /** The bytes, proven to be those of the digest. Fails with a conflict when they no longer are. */
    Uni<Optional<byte[]>> read(Sha256 digest);
}
