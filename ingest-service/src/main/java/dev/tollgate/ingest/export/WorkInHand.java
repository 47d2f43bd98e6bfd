package dev.tollgate.ingest.export;

import dev.tollgate.kernel.Identifiers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** The runs and parts that this process has taken, so that their leases are kept. Safe for use by several threads. */
@ApplicationScoped
class WorkInHand {
    private final Identifiers identifiers;
    private final Set<UUID> attempts = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closing = new AtomicBoolean();

    WorkInHand(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    /** Holds an attempt for as long as the work takes. */
    <T> T hold(Function<UUID, T> work) {
        UUID attempt = identifiers.next();
        attempts.add(attempt);
        try {
            return work.apply(attempt);
        } finally {
            attempts.remove(attempt);
        }
    }

    Set<UUID> attempts() {
        return Set.copyOf(attempts);
    }

    void close() {
        closing.set(true);
    }

    /** Whether the process is about to end: what it holds then is left to others, and is no failure. */
    boolean isClosing() {
        return closing.get();
    }
}
