package dev.tollgate.ingest.usage;

import java.util.Comparator;

/**
 * What makes two events the same event, for ever: CloudEvents' source and id, within a tenant. Without the tenant, one
 * tenant could take another's ids.
 *
 * <p>The order is that of the table's key. Batches are stored in it, so that two of them never wait for each other.
 */
public record EventKey(String tenant, String source, String id) implements Comparable<EventKey> {
    private static final Comparator<EventKey> ORDER = Comparator.comparing(EventKey::tenant)
            .thenComparing(EventKey::source)
            .thenComparing(EventKey::id);

    @Override
    public int compareTo(EventKey other) {
        return ORDER.compare(this, other);
    }
}
