package dev.tollgate.gateway.route;

import dev.tollgate.kernel.Network;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How many requests of each sender are under way, up to a limit. Holds no more senders than requests under way. For any
 * number of threads.
 */
public final class SenderPlaces {
    private final int each;
    private final ConcurrentMap<Network, Integer> taken = new ConcurrentHashMap<>();

    public SenderPlaces(int each) {
        this.each = each;
    }

    /** Whether there was one; then it must be given back. */
    public boolean take(Network sender) {
        if (taken.merge(sender, 1, Integer::sum) <= each) {
            return true;
        }
        giveBack(sender);
        return false;
    }

    public void giveBack(Network sender) {
        taken.computeIfPresent(sender, (_, count) -> count == 1 ? null : count - 1);
    }

    /** How many senders have any. */
    int senders() {
        return taken.size();
    }
}
