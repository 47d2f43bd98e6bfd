package dev.tollgate.ingest.usage;

import dev.tollgate.ingest.usage.ReadEvent.Readable;
import dev.tollgate.ingest.usage.ReadEvent.Unreadable;
import dev.tollgate.ingest.usage.TenantRates.Grant;
import dev.tollgate.kernel.Problem.FieldError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The events of one request, sorted by what is to be done with them; the answers find back to their places. */
final class SortedEvents {
    private final UsageWindow window;
    private final Instant now;
    private final boolean backfill;
    private final Optional<String> tenant;
    private final Map<String, Allowance> allowances = new HashMap<>();
    private final Outcome[] outcomes;
    private final List<Integer> places = new ArrayList<>();
    private final List<TimedEvent> toStore = new ArrayList<>();
    private final List<Integer> oldPlaces = new ArrayList<>();
    private final List<UsageEvent> toRecognise = new ArrayList<>();

    SortedEvents(
            List<ReadEvent> sent,
            UsageWindow window,
            Instant now,
            boolean backfill,
            Optional<String> tenant,
            TenantRates rates) {
        this.tenant = tenant;
        this.window = window;
        this.now = now;
        this.backfill = backfill;
        this.outcomes = new Outcome[sent.size()];
        allow(sent, rates);
        for (int place = 0; place < sent.size(); place++) {
            switch (sent.get(place)) {
                case Unreadable wrong ->
                    outcomes[place] = new Outcome.Rejected(DropReason.INVALID_EVENT, wrong.errors());
                case Readable(UsageEvent event) -> {
                    if (isSenders(event)) {
                        sort(place, event);
                    } else {
                        outcomes[place] = new Outcome.Rejected(
                                DropReason.INVALID_EVENT,
                                List.of(new FieldError("data.tenant", "is not the sender's tenant")));
                    }
                }
            }
        }
    }

    List<TimedEvent> toStore() {
        return toStore;
    }

    List<UsageEvent> toRecognise() {
        return toRecognise;
    }

    List<Outcome> answered(List<Outcome> stored, List<Outcome> recognised) {
        for (int index = 0; index < places.size(); index++) {
            outcomes[places.get(index)] = stored.get(index);
        }
        for (int index = 0; index < oldPlaces.size(); index++) {
            outcomes[oldPlaces.get(index)] = recognised.get(index);
        }
        return List.of(outcomes);
    }

    private boolean isSenders(UsageEvent event) {
        return tenant.isEmpty() || tenant.get().equals(event.key().tenant());
    }

    private void sort(int place, UsageEvent event) {
        Allowance allowance = allowances.get(event.key().tenant());
        if (allowance == null || allowance.left().getAndDecrement() <= 0) {
            outcomes[place] = new Outcome.Refused(allowance == null ? Duration.ZERO : allowance.retryAfter());
            return;
        }
        var outside = window.outside(event.time(), now);
        if (outside.isEmpty()) {
            places.add(place);
            toStore.add(new TimedEvent(event, timing(event)));
        } else if (outside.get() == DropReason.TOO_OLD) {
            oldPlaces.add(place);
            toRecognise.add(event);
        } else {
            outcomes[place] = new Outcome.Rejected(
                    outside.get(), List.of(new FieldError("time", "lies further ahead of now than clocks may differ")));
        }
    }

    private Timing timing(UsageEvent event) {
        if (backfill) {
            return Timing.BACKFILL;
        }
        return window.isLate(event.time(), now) ? Timing.LATE : Timing.ON_TIME;
    }

    /** One question a tenant and request, not one an event. */
    private void allow(List<ReadEvent> sent, TenantRates rates) {
        Map<String, Integer> wanted = new HashMap<>();
        for (ReadEvent each : sent) {
            if (each instanceof Readable(UsageEvent event) && isSenders(event)) {
                wanted.merge(event.key().tenant(), 1, Integer::sum);
            }
        }
        wanted.forEach((tenant, events) -> {
            Grant grant = rates.take(tenant, events);
            allowances.put(tenant, new Allowance(new AtomicInteger(grant.events()), grant.retryAfter()));
        });
    }

    private record Allowance(AtomicInteger left, Duration retryAfter) {}
}
