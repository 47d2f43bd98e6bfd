package dev.tollgate.ingest.webhook;

import dev.tollgate.kernel.Sha256;
import java.util.Optional;

/**
 * What a delivery is about.
 *
 * @param eventId the provider's own id of the event, which is what counts once; of a body that names none, {@code
 *     sha256:} and the digest of its bytes
 * @param objectId of the payment, refund or subscription; events of one object are worked off in order
 * @param type such as {@code payment.succeeded}
 * @param content the digest of the canonical body without the fields that the provider changes between deliveries
 */
public record EventIdentity(String eventId, Optional<String> objectId, Optional<String> type, Sha256 content) {}
