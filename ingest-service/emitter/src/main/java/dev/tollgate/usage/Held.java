package dev.tollgate.usage;

import java.nio.charset.StandardCharsets;

/** An event in hand. Its bytes are made once, so that every retry sends the same. Compared by identity. */
final class Held {
    /** What an event costs beside its JSON and its id: headers of objects, and its places in the queues. */
    static final int BOOKKEEPING_BYTES = 256;

    private static final int BYTES_PER_CHARACTER = 2;

    private final String id;
    private final byte[] json;
    private final long epoch;
    private final long takenNanos;

    Held(String id, byte[] json, long epoch, long takenNanos) {
        this.id = id;
        this.json = json;
        this.epoch = epoch;
        this.takenNanos = takenNanos;
    }

    String id() {
        return id;
    }

    /** Its JSON in UTF-8; not copied, and never written to. */
    byte[] json() {
        return json;
    }

    /** How many flushes were asked for before it was taken. */
    long epoch() {
        return epoch;
    }

    long takenNanos() {
        return takenNanos;
    }

    long weight() {
        return weight(id, json);
    }

    /** The memory, in bytes, that it counts as. */
    static long weight(String id, byte[] json) {
        return (long) json.length + (long) id.length() * BYTES_PER_CHARACTER + BOOKKEEPING_BYTES;
    }

    UsageEvent event() {
        return new UsageEvent(id, line());
    }

    String line() {
        return new String(json, StandardCharsets.UTF_8);
    }
}
