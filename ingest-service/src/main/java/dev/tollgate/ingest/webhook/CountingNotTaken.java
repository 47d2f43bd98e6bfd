package dev.tollgate.ingest.webhook;

import dev.tollgate.ingest.webhook.NotTakenTally.Untold;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How many deliveries left no trace in the store, held until the store can be told: it may be the very thing that is away.
 * One number for each provider that has a policy and each reason, however long that lasts. For any number of threads.
 */
public final class CountingNotTaken {
    private final NotTakenTally tally;
    private final InstantSource clock;
    private final Duration storeTime;
    private final ConcurrentMap<Counted, Long> untold = new ConcurrentHashMap<>();

    public CountingNotTaken(NotTakenTally tally, InstantSource clock, Duration storeTime) {
        this.tally = tally;
        this.clock = clock;
        this.storeTime = storeTime;
    }

    /** Its sender was told to bring it again. */
    void notTaken(String provider, Reception.Cause cause) {
        count(provider, cause.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Not believed, and nobody knows whether it was kept. */
    void notKeptApart(String provider) {
        count(provider, "untrusted");
    }

    private void count(String provider, String outcome) {
        untold.merge(new Counted(provider, outcome), 1L, Long::sum);
    }

    /**
     * Tells the store, at the minute in which it can be told. Where its answer is lost, the same is told again: too many
     * failures are shown sooner than too few. Blocks: call it from a virtual thread, one at a time.
     *
     * @throws RuntimeException when the store does not answer; then all of it is still held
     */
    public void tell() {
        List<Untold> told = untold.entrySet().stream()
                .map(each -> new Untold(each.getKey().provider(), each.getKey().outcome(), each.getValue()))
                .toList();
        if (told.isEmpty()) {
            return;
        }
        tally.add(told, clock.instant()).await().atMost(storeTime);
        told.forEach(each -> untold.computeIfPresent(
                new Counted(each.provider(), each.outcome()),
                (_, held) -> held == each.deliveries() ? null : held - each.deliveries()));
    }

    private record Counted(String provider, String outcome) {}
}
