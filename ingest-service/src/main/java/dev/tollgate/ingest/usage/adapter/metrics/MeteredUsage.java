package dev.tollgate.ingest.usage.adapter.metrics;

import dev.tollgate.ingest.intake.GroupCommit;
import dev.tollgate.ingest.intake.InHand;
import dev.tollgate.ingest.intake.NotConfirmed;
import dev.tollgate.ingest.usage.DropReason;
import dev.tollgate.ingest.usage.Outcome;
import dev.tollgate.ingest.usage.TimedEvent;
import dev.tollgate.ingest.usage.UsageCounts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * {@code tollgate_usage_events_total{outcome}}, {@code billing_usage_event_drop_total{reason}}, {@code
 * tollgate_usage_in_hand_events} and {@code tollgate_usage_waiting_shares}. Each exists from the start, so that a rule
 * over it tells zero from absent.
 */
@Startup
@ApplicationScoped
class MeteredUsage implements UsageCounts {
    private static final Logger LOG = Logger.getLogger(MeteredUsage.class);

    private final Counter accepted;
    private final Counter duplicate;
    private final Map<DropReason, Counter> dropped = new EnumMap<>(DropReason.class);

    MeteredUsage(MeterRegistry registry, InHand inHand, GroupCommit<TimedEvent, Outcome> storing) {
        this.accepted = outcome(registry, "accepted");
        this.duplicate = outcome(registry, "duplicate");
        for (DropReason reason : DropReason.values()) {
            dropped.put(
                    reason,
                    Counter.builder("billing.usage.event.drop")
                            .description("Usage events that were sent and are in no total")
                            .tag("reason", reason.id())
                            .register(registry));
        }
        Gauge.builder("tollgate.usage.in.hand.events", inHand::held)
                .description("Events that are read and not yet answered")
                .register(registry);
        Gauge.builder("tollgate.usage.waiting.shares", storing::waiting)
                .description("What requests have waiting for a writer, in batches")
                .register(registry);
    }

    @Override
    public void accepted(long events) {
        accepted.increment(events);
    }

    @Override
    public void duplicate(long events) {
        duplicate.increment(events);
    }

    @Override
    public void dropped(DropReason reason, long events, String sender) {
        Counter counter = dropped.get(reason);
        if (counter != null) {
            counter.increment(events);
        }
        LOG.warnf("billing_usage_event_drop reason=%s events=%d sender=%s", reason.id(), events, sender);
    }

    @Override
    public void notConfirmed(NotConfirmed why) {
        LOG.error("the store did not confirm usage events; their senders are told to send them again", why);
    }

    private static Counter outcome(MeterRegistry registry, String outcome) {
        return Counter.builder("tollgate.usage.events")
                .description("Usage events that are stored, by whether they were before")
                .tag("outcome", outcome)
                .register(registry);
    }
}
