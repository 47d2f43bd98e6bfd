package dev.tollgate.ingest.provider;

import dev.tollgate.ingest.credential.IngestMode;
import dev.tollgate.ingest.export.LiveBills;
import dev.tollgate.ingest.export.RequestingIngest;
import dev.tollgate.ingest.export.Scope;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.Identifiers;
import dev.tollgate.kernel.ProviderId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Asks for live runs of the providers whose turn has come. Any number of replicas may do so: a turn is taken once. Blocks. */
@ApplicationScoped
public class SchedulingFetches {
    private static final Logger LOG = Logger.getLogger(SchedulingFetches.class);
    private static final Duration DATABASE_DEADLINE = Duration.ofSeconds(30);

    private final FetchConfig config;
    private final LiveBills live;
    private final FetchTurns turns;
    private final RequestingIngest requesting;
    private final InstantSource clock;
    private final Identifiers chance;

    SchedulingFetches(
            FetchConfig config,
            LiveBills live,
            FetchTurns turns,
            RequestingIngest requesting,
            InstantSource clock,
            Identifiers chance) {
        this.config = config;
        this.live = live;
        this.turns = turns;
        this.requesting = requesting;
        this.clock = clock;
        this.chance = chance;
    }

    /** Does nothing where no interval is configured. */
    public void fetchWhatIsDue() {
        for (ProviderId provider : ProviderId.tierOne()) {
            FetchInterval.of(provider, config)
                    .filter(every -> live.missing(provider).isEmpty() && takesTurn(provider, every))
                    .ifPresent(_ -> request(provider));
        }
    }

    private boolean takesTurn(ProviderId provider, Duration every) {
        Instant now = clock.instant();
        return turns.take(provider, now, now.plus(every).plus(jitter(every)))
                .await()
                .atMost(DATABASE_DEADLINE);
    }

    /** Up to a tenth, so that services that were started together do not ask together for ever. */
    private Duration jitter(Duration every) {
        return every.dividedBy(10)
                .multipliedBy(chance.next().getLeastSignificantBits() & 0xFFFF)
                .dividedBy(0xFFFF);
    }

    private void request(ProviderId provider) {
        for (BillingPeriod month : MonthsToFetch.at(clock.instant(), provider, config.previousMonthUntilDay())) {
            var run = requesting
                    .request(new Scope(provider, month), Optional.of(IngestMode.LIVE), Optional.empty(), Set.of())
                    .await()
                    .atMost(DATABASE_DEADLINE);
            LOG.infof("run %s fetches %s of %s", run.id(), month, provider);
        }
    }
}
