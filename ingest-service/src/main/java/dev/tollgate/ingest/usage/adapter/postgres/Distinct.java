package dev.tollgate.ingest.usage.adapter.postgres;

import dev.tollgate.ingest.usage.TimedEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A batch without the repetitions in itself, in the order of the key. Two batches that share keys then take them in the
 * same order, and never wait for each other in a circle.
 *
 * @param first the first event with each key, in the order of the key
 * @param repeated places in the batch of the events whose key occurred before
 */
record Distinct(List<TimedEvent> first, Set<Integer> repeated) {
    static Distinct of(List<TimedEvent> events) {
        Integer[] places = new Integer[events.size()];
        Arrays.setAll(places, place -> place);
        // Stable: of the same key, the first of the batch stays the first.
        Arrays.sort(
                places, Comparator.comparing(place -> events.get(place).event().key()));
        List<TimedEvent> first = new ArrayList<>(places.length);
        Set<Integer> repeated = new HashSet<>();
        for (int place : places) {
            TimedEvent event = events.get(place);
            if (!first.isEmpty()
                    && first.getLast().event().key().equals(event.event().key())) {
                repeated.add(place);
            } else {
                first.add(event);
            }
        }
        return new Distinct(first, repeated);
    }
}
