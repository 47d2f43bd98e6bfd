package dev.tollgate.ingest.backfill;

import dev.tollgate.ingest.usage.UsageEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the chosen events add up to so far. */
final class ChosenSums {
    /** More cannot be looked over by a person, who is to confirm them. */
    static final int MOST_METERS = 10_000;

    private final Map<Meter, MeterSum> meters = new TreeMap<>();
    private final Set<Instant> hours = new HashSet<>();
    private final TreeSet<Instant> bounds = new TreeSet<>();

    /** @throws FileRefused when there are more meters than can be shown */
    void add(UsageEvent event) throws FileRefused {
        meters.merge(
                new Meter(event.product(), event.meter()),
                new MeterSum(event.product(), event.meter(), 1, event.quantity()),
                MeterSum::plus);
        if (meters.size() > MOST_METERS) {
            throw new FileRefused("its chosen events have more than " + MOST_METERS + " products and meters: split it");
        }
        hours.add(event.time().truncatedTo(ChronoUnit.HOURS));
        bounds.add(event.time());
        if (bounds.size() > 2) {
            bounds.remove(bounds.higher(bounds.first()));
        }
    }

    long events() {
        return meters.values().stream().mapToLong(MeterSum::events).sum();
    }

    long hours() {
        return hours.size();
    }

    Optional<Instant> first() {
        return bounds.isEmpty() ? Optional.empty() : Optional.of(bounds.first());
    }

    Optional<Instant> last() {
        return bounds.isEmpty() ? Optional.empty() : Optional.of(bounds.last());
    }

    List<MeterSum> meters() {
        return List.copyOf(meters.values());
    }

    private record Meter(String product, String meter) implements Comparable<Meter> {
        @Override
        public int compareTo(Meter other) {
            int byProduct = product.compareTo(other.product);
            return byProduct != 0 ? byProduct : meter.compareTo(other.meter);
        }
    }
}
