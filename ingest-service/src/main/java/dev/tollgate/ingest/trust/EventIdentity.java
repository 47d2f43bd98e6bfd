package dev.tollgate.ingest.trust;

import dev.tollgate.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a delivery is about. An id that no table can hold (too long, with a character zero or half a character) is
 * replaced by its digest, so that it still counts once; an object or a type of that kind is none.
 *
 * @param eventId the provider's own id of the event, which is what counts once; of a body that names none, {@code
 *     sha256:} and the digest of its bytes; at most 400 characters
 * @param objectId of the payment, refund or subscription; events of one object are worked off in order
 * @param type such as {@code payment.succeeded}
 * @param content the digest of the canonical body without the fields that the provider changes between deliveries
 */
public record EventIdentity(String eventId, Optional<String> objectId, Optional<String> type, Sha256 content) {
    /** With four bytes each, two of them and a digest still fit into a page of an index. */
    private static final int MOST_CHARACTERS = 400;

    public EventIdentity {
        if (!canBeStored(eventId)) {
            eventId = "sha256:" + Sha256.of(eventId.getBytes(StandardCharsets.UTF_16BE));
        }
        objectId = objectId.filter(EventIdentity::canBeStored);
        type = type.filter(EventIdentity::canBeStored);
    }

    private static boolean canBeStored(String text) {
        return text.length() <= MOST_CHARACTERS
                && text.indexOf('\0') < 0
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
