package dev.tollgate.ingest.provider;

import dev.tollgate.ingest.credential.IngestMode;
import dev.tollgate.ingest.export.LiveBills;
import dev.tollgate.ingest.export.RequestingIngest;
import dev.tollgate.ingest.export.Scope;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.Identifiers;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
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
    /** After which a turn whose runs could not be asked for comes again. */
    private static final Duration SOON = Duration.ofMinutes(5);

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

    /** Does nothing where no interval is configured. What stands in one provider's way is no other's affair. */
    public void fetchWhatIsDue() {
        for (ProviderId provider : ProviderId.tierOne()) {
            try {
                FetchInterval.of(provider, config).ifPresent(every -> fetchIfDue(provider, every));
            } catch (RuntimeException e) {
                LOG.errorf(e, "%s could not be asked for; its turn comes again soon", provider);
            }
        }
    }

    /** The turn is put off for a whole interval only when the runs are there: until then it comes again soon. */
    private void fetchIfDue(ProviderId provider, Duration every) {
        if (live.missing(provider).isEmpty() && takesTurn(provider, every)) {
            MonthsToFetch.at(clock.instant(), provider, config.previousMonthUntilDay())
                    .forEach(month -> request(provider, month));
            Instant next = clock.instant().plus(every).plus(jitter(every));
            turns.comesAgain(provider, next).await().atMost(DATABASE_DEADLINE);
        }
    }

    private boolean takesTurn(ProviderId provider, Duration every) {
        Instant now = clock.instant();
        Duration soon = every.compareTo(SOON) < 0 ? every : SOON;
        Instant farthest = now.plus(every.multipliedBy(2)).plus(SOON);
        return turns.take(provider, now, now.plus(soon), farthest).await().atMost(DATABASE_DEADLINE);
    }

    /** Up to a tenth, so that services that were started together do not ask together for ever. */
    private Duration jitter(Duration every) {
        return every.dividedBy(10)
                .multipliedBy(chance.next().getLeastSignificantBits() & 0xFFFF)
                .dividedBy(0xFFFF);
    }

    private void request(ProviderId provider, BillingPeriod month) {
        try {
            var run = requesting
                    .request(new Scope(provider, month), Optional.of(IngestMode.LIVE), Optional.empty(), Set.of())
                    .await()
                    .atMost(DATABASE_DEADLINE);
            LOG.infof("run %s fetches %s of %s", run.id(), month, provider);
        } catch (ProblemException e) {
            if (!(e.problem() instanceof Problem.Conflict)) {
                throw e;
            }
            // A person asked for it on terms of their own; that run brings it in.
            LOG.infof("%s of %s is being fetched already", month, provider);
        }
    }
}
