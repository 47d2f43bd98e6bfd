package dev.tollgate.ingest.usage;

import dev.tollgate.ingest.intake.GroupCommit;
import dev.tollgate.ingest.intake.NotConfirmed;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Judges each event of a request by its time and its tenant's rate, and stores what may be stored. */
public final class AcceptingUsage {
    private final GroupCommit<TimedEvent, Outcome> storing;
    private final UsageEvents events;
    private final TenantRates rates;
    private final InstantSource clock;
    private final UsageConfig config;

    public AcceptingUsage(
            GroupCommit<TimedEvent, Outcome> storing,
            UsageEvents events,
            TenantRates rates,
            InstantSource clock,
            UsageConfig config) {
        this.storing = storing;
        this.events = events;
        this.rates = rates;
        this.clock = clock;
        this.config = config;
    }

    /**
     * Waits until everything that is accepted is durable. Blocks: call it from a virtual thread.
     *
     * @param backfill whether they were sent as a backfill, which may reach further back
     * @param tenant whose they must be, where the sender is bound to one
     * @return what became of each, in its place
     * @throws NotConfirmed when that is not known of all of them
     */
    public List<Outcome> accept(List<ReadEvent> sent, boolean backfill, Optional<String> tenant)
            throws NotConfirmed, InterruptedException {
        UsageWindow window = new UsageWindow(
                backfill ? config.backfillMaxAge() : config.maxAge(), config.maxAhead(), config.grace());
        SortedEvents sorted = new SortedEvents(sent, window, clock.instant(), backfill, tenant, rates);
        return sorted.answered(storing.store(sorted.toStore()), recognised(sorted.toRecognise()));
    }

    /** What is too old to be taken may still be the retry of something that was taken in time. */
    private List<Outcome> recognised(List<UsageEvent> old) throws NotConfirmed {
        if (old.isEmpty()) {
            return List.of();
        }
        try {
            return events.recognise(old).await().atMost(config.storeTime());
        } catch (RuntimeException e) {
            throw new NotConfirmed("the store did not say what it has", e);
        }
    }
}
