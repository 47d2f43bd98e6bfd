package dev.tollgate.ingest.export;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Works waiting runs off on virtual threads, a bounded number at the same moment. Which run is whose is decided in
 * PostgreSQL, and so is who reads which part: any number of replicas may do this, and one that died leaves nothing.
 */
@ApplicationScoped
public class TakingUpRuns {
    private static final Logger LOG = Logger.getLogger(TakingUpRuns.class);
    private static final Duration DATABASE_DEADLINE = Duration.ofSeconds(30);

    private final IngestConfig config;
    private final RunClaims claims;
    private final Ingesting ingesting;
    private final InstantSource clock;
    private final ReadingParts readingParts;
    private final WorkInHand inHand;
    private final Semaphore free;
    private final AtomicBoolean wanted = new AtomicBoolean();

    TakingUpRuns(
            IngestConfig config,
            RunClaims claims,
            Ingesting ingesting,
            ReadingParts readingParts,
            WorkInHand inHand,
            InstantSource clock) {
        this.config = config;
        this.claims = claims;
        this.ingesting = ingesting;
        this.clock = clock;
        this.readingParts = readingParts;
        this.inHand = inHand;
        this.free = new Semaphore(config.concurrency());
    }

    /** Starts to work, if there is a free hand; returns at once. Safe to be called by anybody at any time. */
    public void takeUp() {
        wanted.set(true);
        if (!inHand.isClosing() && free.tryAcquire()) {
            Thread.ofVirtual().name("ingest").start(this::workUntilNothingWaits);
        }
    }

    /** Says in PostgreSQL that this process is still at work on what it took. */
    public void keepLeases() {
        Set<UUID> attempts = inHand.attempts();
        if (!attempts.isEmpty()) {
            claims.renew(attempts, leaseEnd()).await().atMost(DATABASE_DEADLINE);
        }
    }

    /** What is being read keeps its lease, and is taken up again by whoever is there when that is over. */
    @PreDestroy
    void stop() {
        inHand.close();
    }

    private void workUntilNothingWaits() {
        try {
            wanted.set(false);
            while (!inHand.isClosing() && workOne()) {
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
        if (!inHand.isClosing() && wanted.getAndSet(false)) {
            takeUp();
        }
    }

    /** A run that waits comes first; a hand that finds none helps with what others have begun. */
    private boolean workOne() {
        return inHand.hold(this::leadOne) || readingParts.help();
    }

    private boolean leadOne(UUID attempt) {
        Optional<RunClaims.Claim> claim =
                claims.take(attempt, clock.instant(), leaseEnd()).await().atMost(DATABASE_DEADLINE);
        claim.ifPresent(one -> ingesting.ingest(one, this::takeUp));
        return claim.isPresent();
    }

    private Instant leaseEnd() {
        return clock.instant().plus(config.lease());
    }
}
