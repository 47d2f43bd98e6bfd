package dev.tollgate.ingest.refetch;

import java.time.Instant;
import java.util.Optional;

/**
 * A delivery that is believed only when its object was fetched again, in the hands of one who fetches it.
 *
 * @param ordinal its row
 * @param objectId as the delivery claims it, not proven by anything
 * @param type such as {@code payment.succeeded}, as claimed
 * @param body the bytes that came
 * @param tries how often it was taken, this time included
 * @param against how often the API said so far that it is not true, or that there is no such object
 * @param claimedUntil when the lease ends; also what the lease is known by, since each one ends later than the last
 */
@SuppressWarnings("ArrayRecordComponent") // Up to a megabyte, read once and changed by nobody.
public record WaitingWebhook(
        long ordinal,
        String provider,
        String objectId,
        Optional<String> type,
        byte[] body,
        int tries,
        int against,
        Instant claimedUntil) {
    @Override
    public String toString() {
        return "delivery " + ordinal + " of " + provider;
    }
}
