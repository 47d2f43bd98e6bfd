package dev.tollgate.ingest.usage;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * What a sender sends.
 *
 * @param attributes the {@code ce-} headers of {@link BodyForm#BINARY} without their prefix; else empty
 * @param backfill whether it is part of a backfill
 * @param tenant whose usage it must be, where the sender is bound to one
 * @param sender who sends it, as the caller's token says: for the log
 */
public record UsageBody(
        BodyForm form,
        Map<String, String> attributes,
        InputStream content,
        boolean backfill,
        Optional<String> tenant,
        String sender) {
    public UsageBody {
        attributes = Map.copyOf(attributes);
    }
}
