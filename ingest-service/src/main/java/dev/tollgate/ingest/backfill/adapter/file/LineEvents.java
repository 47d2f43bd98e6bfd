package dev.tollgate.ingest.backfill.adapter.file;

import dev.tollgate.ingest.backfill.EventPlace;
import dev.tollgate.ingest.backfill.PlacedEvent;
import dev.tollgate.ingest.usage.BodyForm;
import dev.tollgate.ingest.usage.BodyRefused;
import dev.tollgate.ingest.usage.EventBodies;
import dev.tollgate.ingest.usage.ReadEvent;
import dev.tollgate.kernel.Problem.FieldError;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One event a line, however many lines: each some of them are read as the body of a request would be. */
final class LineEvents implements FileReading.EventSlices {
    /** Well below what a request may have, so that a slice is never refused for its size. */
    private static final int MOST_LINES = 1_000;

    private static final int MOST_BYTES = 1024 * 1024;

    private final EventLines lines;
    private final EventBodies bodies;

    LineEvents(EventLines lines, EventBodies bodies) {
        this.lines = lines;
        this.bodies = bodies;
    }

    @Override
    public List<PlacedEvent> next() throws IOException {
        List<PlacedEvent> events = new ArrayList<>();
        Slice slice = new Slice(new ArrayList<>(), new ByteArrayOutputStream());
        while (slice.lines().size() < MOST_LINES && slice.body().size() < MOST_BYTES) {
            Optional<EventLines.Line> line = lines.next();
            if (line.isEmpty()) {
                break;
            }
            Optional<byte[]> bytes = line.get().bytes();
            if (bytes.isEmpty()) {
                events.addAll(read(slice));
                events.add(tooLong(line.get()));
                return events;
            }
            slice.lines().add(line.get());
            slice.body().writeBytes(bytes.get());
            slice.body().write('\n');
        }
        events.addAll(read(slice));
        return events;
    }

    private List<PlacedEvent> read(Slice slice) throws IOException {
        if (slice.lines().isEmpty()) {
            return List.of();
        }
        List<ReadEvent> read = new ArrayList<>(slice.lines().size());
        try {
            bodies.read(
                    BodyForm.LINES,
                    Map.of(),
                    new ByteArrayInputStream(slice.body().toByteArray()),
                    read::add);
        } catch (BodyRefused e) {
            return readOneByOne(slice.lines());
        }
        return read.size() == slice.lines().size() ? placed(slice.lines(), read) : readOneByOne(slice.lines());
    }

    private static List<PlacedEvent> placed(List<EventLines.Line> lines, List<ReadEvent> read) {
        List<PlacedEvent> placed = new ArrayList<>(read.size());
        for (int i = 0; i < read.size(); i++) {
            placed.add(new PlacedEvent(placeOf(lines.get(i)), read.get(i)));
        }
        return placed;
    }

    /** What makes a request refusable as a whole, such as a byte that is no UTF-8, is here the mistake of one line. */
    private List<PlacedEvent> readOneByOne(List<EventLines.Line> lines) throws IOException {
        List<PlacedEvent> placed = new ArrayList<>(lines.size());
        for (EventLines.Line line : lines) {
            placed.add(new PlacedEvent(placeOf(line), readAlone(line)));
        }
        return placed;
    }

    private ReadEvent readAlone(EventLines.Line line) throws IOException {
        List<ReadEvent> read = new ArrayList<>(1);
        try {
            bodies.read(
                    BodyForm.LINES,
                    Map.of(),
                    new ByteArrayInputStream(line.bytes().orElseThrow()),
                    read::add);
        } catch (BodyRefused e) {
            return unreadable(e.error());
        }
        return read.size() == 1 ? read.getFirst() : unreadable(new FieldError("line", "is not one event"));
    }

    private static PlacedEvent tooLong(EventLines.Line line) {
        return new PlacedEvent(
                placeOf(line), unreadable(new FieldError("line", "has more than " + EventLines.MOST_BYTES + " bytes")));
    }

    private static ReadEvent unreadable(FieldError error) {
        return new ReadEvent.Unreadable(Optional.empty(), Optional.empty(), Optional.empty(), List.of(error));
    }

    private static EventPlace placeOf(EventLines.Line line) {
        return new EventPlace(EventPlace.Unit.LINE, line.number());
    }

    private record Slice(List<EventLines.Line> lines, ByteArrayOutputStream body) {}
}
