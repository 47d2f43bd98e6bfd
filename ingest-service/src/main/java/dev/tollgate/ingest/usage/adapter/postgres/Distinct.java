package dev.tollgate.ingest.usage.adapter.postgres;

import dev.tollgate.ingest.usage.EventKey;
import dev.tollgate.ingest.usage.TimedEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A batch without the repetitions in itself, in the order of the key. Two batches that share keys then take them in the
 * same order, and never wait for each other in a circle.
 *
 * @param places in the batch of the first event with each key, in the order of the key
 * @param first those events
 * @param repeated places of the events whose key occurred before
 */
record Distinct(List<Integer> places, List<TimedEvent> first, List<Integer> repeated) {
    static Distinct of(List<TimedEvent> events) {
        Set<EventKey> seen = HashSet.newHashSet(events.size());
        List<Integer> places = new ArrayList<>(events.size());
        List<Integer> repeated = new ArrayList<>();
        for (int place = 0; place < events.size(); place++) {
            (seen.add(events.get(place).event().key()) ? places : repeated).add(place);
        }
        places.sort(Comparator.comparing(place -> events.get(place).event().key()));
        return new Distinct(places, places.stream().map(events::get).toList(), repeated);
    }

    /** @param known ordinals, from 1, of those of {@link #first} that were stored before */
    List<Integer> toLookUp(Long[] known) {
        List<Integer> all = new ArrayList<>(repeated);
        for (long ordinal : known) {
            all.add(places.get(Math.toIntExact(ordinal - 1)));
        }
        return all;
    }
}
