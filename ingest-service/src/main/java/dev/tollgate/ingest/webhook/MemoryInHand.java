package dev.tollgate.ingest.webhook;

import dev.tollgate.ingest.intake.InHand;
import dev.tollgate.kernel.Network;
import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The memory of deliveries that are read and not yet answered: of all together, and of it each sender's share, so that few
 * who are slow on purpose do not hold all of it. Remembers no more senders than have any. For any number of threads.
 */
public final class MemoryInHand {
    /** What a delivery takes beside its body, for its headers and its place in the line. */
    static final int BYTES_BESIDE = 16 * 1024;

    /** Whoever has one network of IPv6 usually has all of a site. */
    private static final int SITE_BITS = 48;

    private final InHand all;
    private final int share;
    private final ConcurrentMap<Network, Integer> shares = new ConcurrentHashMap<>();

    private MemoryInHand(int all, int share) {
        this.all = new InHand(all);
        this.share = share;
    }

    /** @throws IllegalArgumentException when the largest body that may come would never be taken */
    public static MemoryInHand of(WebhookConfig config) {
        int smaller = Math.min(config.maxInHandBytes(), config.maxInHandBytesPerSender());
        if ((long) config.maxBytes() + BYTES_BESIDE > smaller) {
            throw new IllegalArgumentException("tollgate.webhook.max-in-hand-bytes and"
                    + " tollgate.webhook.max-in-hand-bytes-per-sender are at least tollgate.webhook.max-bytes and "
                    + BYTES_BESIDE);
        }
        return new MemoryInHand(config.maxInHandBytes(), config.maxInHandBytesPerSender());
    }

    /** Who shares: an IPv4 address, or a /48 of IPv6. */
    static Network sharing(InetAddress source) {
        return Network.around(source, SITE_BITS);
    }

    /** Takes so much more, or nothing where that is more than all may hold, or than this one may. */
    boolean take(Network sender, int bytes) {
        if (!all.take(bytes)) {
            return false;
        }
        if (shares.merge(sender, bytes, Integer::sum) > share) {
            release(sender, bytes);
            return false;
        }
        return true;
    }

    void release(Network sender, int bytes) {
        shares.computeIfPresent(sender, (_, held) -> held == bytes ? null : held - bytes);
        all.release(bytes);
    }

    /** How many senders hold any. */
    int senders() {
        return shares.size();
    }
}
