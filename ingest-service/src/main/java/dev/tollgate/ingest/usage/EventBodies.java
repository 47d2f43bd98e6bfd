package dev.tollgate.ingest.usage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads events out of bodies, as they arrive, in memory that does not grow with the body. Blocks: call it from a virtual
 * thread.
 */
public interface EventBodies {
    /**
     * Hands over one event after the other, in the body's order.
     *
     * @param attributes of {@link BodyForm#BINARY}: the {@code ce-} headers without their prefix, still percent-encoded;
     *     else empty
     * @throws BodyRefused when the body as a whole is not what its form says; what was handed over before must not be
     *     stored
     * @throws IOException when the sender stops or is too slow
     */
    void read(BodyForm form, Map<String, String> attributes, InputStream body, Consumer<ReadEvent> each)
            throws IOException, BodyRefused;
}
