package dev.tollgate.ingest.backfill;

import dev.tollgate.ingest.usage.EventKey;
import dev.tollgate.ingest.usage.UsageEvent;
import dev.tollgate.kernel.ExactDecimal;
import dev.tollgate.kernel.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** The first 16 bytes of a SHA-256: enough to tell millions of events apart, and 16 bytes to remember. */
record Fingerprint(long high, long low) {
    static Fingerprint of(EventKey key) {
        MessageDigest digest = Sha256.newDigest();
        feed(digest, key);
        return of(digest);
    }

    static Fingerprint of(UsageEvent event) {
        MessageDigest digest = Sha256.newDigest();
        feed(digest, event);
        return of(digest);
    }

    /** What a batch says, in its order. */
    static Sha256 of(List<ChosenEvent> batch) {
        MessageDigest digest = Sha256.newDigest();
        batch.forEach(chosen -> feed(digest, chosen.event()));
        return Sha256.ofDigest(digest);
    }

    private static Fingerprint of(MessageDigest fed) {
        ByteBuffer bytes = ByteBuffer.wrap(fed.digest());
        return new Fingerprint(bytes.getLong(), bytes.getLong());
    }

    private static void feed(MessageDigest digest, UsageEvent event) {
        feed(digest, event.key());
        feed(digest, event.product());
        feed(digest, event.meter());
        feed(digest, event.subscription().orElse(""));
        feed(digest, ExactDecimal.plain(event.quantity()));
        feed(digest, event.time().toString());
    }

    private static void feed(MessageDigest digest, EventKey key) {
        feed(digest, key.tenant());
        feed(digest, key.source());
        feed(digest, key.id());
    }

    /** With its length before it, so that no two lists of texts run together to the same bytes. */
    private static void feed(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }
}
