package dev.tollgate.canary.platform.command;

import dev.tollgate.kernel.Identifiers;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/** Time and chance for a command, which has no container to inject them: the machine's own. */
record Machine(InstantSource clock, Identifiers identifiers) {
    private static final int UUID_BYTES = 16;

    static Machine real() {
        try {
            SecureRandom random = SecureRandom.getInstance("DRBG");
            return new Machine(InstantSource.system(), () -> {
                byte[] bytes = new byte[UUID_BYTES];
                random.nextBytes(bytes);
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                return new UUID(buffer.getLong(), buffer.getLong());
            });
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has DRBG", e);
        }
    }
}
