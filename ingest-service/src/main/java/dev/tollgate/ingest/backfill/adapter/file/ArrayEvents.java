package dev.tollgate.ingest.backfill.adapter.file;

import dev.tollgate.ingest.backfill.EventPlace;
import dev.tollgate.ingest.backfill.FileRefused;
import dev.tollgate.ingest.backfill.PlacedEvent;
import dev.tollgate.ingest.usage.BodyForm;
import dev.tollgate.ingest.usage.BodyRefused;
import dev.tollgate.ingest.usage.DropReason;
import dev.tollgate.ingest.usage.EventBodies;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A JSON array: as a whole what one request may hold, and so read in one piece. */
final class ArrayEvents implements FileReading.EventSlices {
    private final InputStream content;
    private final EventBodies bodies;
    private boolean isRead;

    ArrayEvents(InputStream content, EventBodies bodies) {
        this.content = content;
        this.bodies = bodies;
    }

    @Override
    public List<PlacedEvent> next() throws IOException, FileRefused {
        List<PlacedEvent> events = new ArrayList<>();
        if (isRead) {
            return events;
        }
        isRead = true;
        try {
            bodies.read(
                    BodyForm.BATCHED,
                    Map.of(),
                    content,
                    event -> events.add(
                            new PlacedEvent(new EventPlace(EventPlace.Unit.EVENT, events.size() + 1L), event)));
        } catch (BodyRefused e) {
            throw refused(e);
        }
        return events;
    }

    private static FileRefused refused(BodyRefused e) {
        boolean tooMuch = e.reason() == DropReason.TOO_MANY_EVENTS || e.reason() == DropReason.BODY_TOO_LARGE;
        return new FileRefused(
                tooMuch
                        ? "an array holds at most 10,000 events and 10 MiB: write one event a line instead"
                        : "it begins as a JSON array and is none of events: " + e.getMessage());
    }
}
