package dev.tollgate.ingest.export;

import dev.tollgate.kernel.Identifiers;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Works waiting runs off on virtual threads, a bounded number at the same moment. Which run is whose is decided in
 * PostgreSQL, so that any number of replicas may do this, and one that died leaves nothing behind.
 */
@ApplicationScoped
public class TakingUpRuns {
    private static final Logger LOG = Logger.getLogger(TakingUpRuns.class);
    private static final Duration DATABASE_DEADLINE = Duration.ofSeconds(30);

    private final IngestConfig config;
    private final RunClaims claims;
    private final Ingesting ingesting;
    private final InstantSource clock;
    private final Identifiers identifiers;
    private final Semaphore free;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final Set<UUID> held = ConcurrentHashMap.newKeySet();

    TakingUpRuns(
            IngestConfig config, RunClaims claims, Ingesting ingesting, InstantSource clock, Identifiers identifiers) {
        this.config = config;
        this.claims = claims;
        this.ingesting = ingesting;
        this.clock = clock;
        this.identifiers = identifiers;
        this.free = new Semaphore(config.concurrency());
    }

    /** Starts to work, if there is a free hand; returns at once. Safe to be called by anybody at any time. */
    public void takeUp() {
        wanted.set(true);
        if (!stopping.get() && free.tryAcquire()) {
            Thread.ofVirtual().name("ingest").start(this::workUntilNothingWaits);
        }
    }

    /** Says in PostgreSQL that this process is still at work on what it took. */
    public void keepLeases() {
        if (!held.isEmpty()) {
            claims.renew(Set.copyOf(held), leaseEnd()).await().atMost(DATABASE_DEADLINE);
        }
    }

    /** What is being read keeps its lease, and is taken up again by whoever is there when that is over. */
    @PreDestroy
    void stop() {
        stopping.set(true);
    }

    private void workUntilNothingWaits() {
        try {
            wanted.set(false);
            while (!stopping.get() && workOne()) {
                // A second hand may help with what still waits.
                takeUp();
            }
        } catch (RuntimeException e) {
            // The run keeps its lease and is taken up again when that is over.
            LOG.error("ingest runs could not be worked off; the next tick tries again", e);
        } finally {
            free.release();
        }
        // Somebody may have asked between the last look and the release.
        if (!stopping.get() && wanted.getAndSet(false)) {
            takeUp();
        }
    }

    private boolean workOne() {
        UUID attempt = identifiers.next();
        held.add(attempt);
        try {
            Optional<RunClaims.Claim> claim =
                    claims.take(attempt, clock.instant(), leaseEnd()).await().atMost(DATABASE_DEADLINE);
            claim.ifPresent(ingesting::ingest);
            return claim.isPresent();
        } finally {
            held.remove(attempt);
        }
    }

    private Instant leaseEnd() {
        return clock.instant().plus(config.lease());
    }
}
