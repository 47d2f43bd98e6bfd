package dev.tollgate.ingest.backfill;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The chosen events of one pass over the file, in batches as they are sent. */
final class ChosenBatches {
    /** How many events are sent at once. */
    static final int SIZE = 1_000;

    private final EventFile.Reading reading;
    private final Selecting selecting;
    private final LeftOutEvents leftOut;
    private final Deque<PlacedEvent> waiting = new ArrayDeque<>();

    ChosenBatches(EventFile.Reading reading, Selecting selecting, LeftOutEvents leftOut) {
        this.reading = reading;
        this.selecting = selecting;
        this.leftOut = leftOut;
    }

    /** Full ones, then one that may be shorter; an empty one at the end of the file. */
    List<ChosenEvent> next() throws IOException, FileRefused {
        List<ChosenEvent> batch = new ArrayList<>(SIZE);
        while (batch.size() < SIZE) {
            if (waiting.isEmpty()) {
                waiting.addAll(reading.next());
            }
            PlacedEvent placed = waiting.poll();
            if (placed == null) {
                break;
            }
            switch (selecting.choose(placed)) {
                case Choice.Chosen chosen -> batch.add(chosen.event());
                case Choice.Left left -> leftOut.add(left.reason());
                case Choice.Conflicting conflicting -> leftOut.add(conflicting);
                case Choice.Unreadable unreadable -> leftOut.add(unreadable);
            }
        }
        return batch;
    }
}
