package dev.tollgate.ingest.usage.adapter.cloudevents;

import dev.tollgate.ingest.usage.BodyForm;
import dev.tollgate.ingest.usage.BodyRefused;
import dev.tollgate.ingest.usage.EventBodies;
import dev.tollgate.ingest.usage.ReadEvent;
import dev.tollgate.kernel.Problem.FieldError;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Bodies of each form. JSON that is broken refuses a whole body, but of lines only its own, since there the next event is
 * found without understanding this one. An event that is too large is a mistake of its own among others, and refuses the
 * body when it is the only one: then nothing behind it needs to be read.
 */
final class CloudEventBodies implements EventBodies {
    private final Limits limits;

    CloudEventBodies(Limits limits) {
        this.limits = limits;
    }

    @Override
    public void read(BodyForm form, Map<String, String> attributes, InputStream body, Consumer<ReadEvent> each)
            throws IOException, BodyRefused {
        Octets octets = new Octets(body, limits.bodyBytes());
        octets.requireNoMark();
        EventReader reader = new EventReader(limits);
        switch (form) {
            case STRUCTURED -> each.accept(structured(octets, reader));
            case BINARY -> each.accept(binary(octets, reader, attributes));
            case BATCHED -> batched(octets, reader, each);
            case LINES -> lines(octets, reader, each);
        }
    }

    private ReadEvent structured(Octets octets, EventReader reader) throws IOException, BodyRefused {
        Slice slice = whole(octets, limits.eventBytes());
        if (slice.length() == 0) {
            throw BodyText.noEvent();
        }
        try {
            return reader.event(slice);
        } catch (NotJson e) {
            throw refused(BodyText.BODY, slice, e);
        }
    }

    /** Headers are part of the event and so of its size. Without a body it is an event still, one without data. */
    private ReadEvent binary(Octets octets, EventReader reader, Map<String, String> attributes)
            throws IOException, BodyRefused {
        long headers = attributes.entrySet().stream()
                .mapToLong(header ->
                        (long) header.getKey().length() + header.getValue().length())
                .sum();
        if (headers > limits.eventBytes()) {
            throw BodyText.eventTooLarge(limits.eventBytes());
        }
        Slice slice = whole(octets, (int) (limits.eventBytes() - headers));
        try {
            return reader.data(attributes, slice);
        } catch (NotJson e) {
            throw refused(BodyText.BODY, slice, e);
        }
    }

    private void batched(Octets octets, EventReader reader, Consumer<ReadEvent> each) throws IOException, BodyRefused {
        ArrayCut elements = new ArrayCut(octets, limits.events());
        Slice slice = new Slice(limits.eventBytes());
        while (elements.next(slice)) {
            try {
                each.accept(reader.event(slice));
            } catch (NotJson e) {
                throw refused(BodyText.element(elements.index()), slice, e);
            }
        }
    }

    private void lines(Octets octets, EventReader reader, Consumer<ReadEvent> each) throws IOException, BodyRefused {
        LineCut lines = new LineCut(octets, limits.events());
        Slice slice = new Slice(limits.eventBytes());
        while (lines.next(slice)) {
            each.accept(line(reader, slice));
        }
    }

    private static ReadEvent line(EventReader reader, Slice slice) {
        Optional<Integer> line = Optional.of(slice.start().line());
        try {
            return switch (reader.event(slice)) {
                case ReadEvent.Readable readable -> readable;
                case ReadEvent.Unreadable wrong ->
                    new ReadEvent.Unreadable(wrong.source(), wrong.id(), line, wrong.errors());
            };
        } catch (NotJson e) {
            String message = e.text() + ", at " + slice.place(e.index()).column();
            var errors = List.of(new FieldError(EventReader.EVENT, message));
            return new ReadEvent.Unreadable(Optional.empty(), Optional.empty(), line, errors);
        }
    }

    private Slice whole(Octets octets, int maxBytes) throws IOException, BodyRefused {
        Slice slice = new Slice(maxBytes);
        octets.skipSpace();
        slice.begin(octets.place());
        while (octets.peek() != Octets.END) {
            slice.append(octets.buffer(), octets.at(), octets.filled());
            octets.moveTo(octets.filled());
            if (slice.isTooLarge()) {
                throw BodyText.eventTooLarge(limits.eventBytes());
            }
        }
        return slice;
    }

    private static BodyRefused refused(String field, Slice slice, NotJson found) {
        String where = slice.place(found.index()).text();
        return BodyText.refusedAt(field, found.text() + ", at " + where);
    }
}
