package dev.tollgate.ingest.usage.adapter.cloudevents;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tollgate.ingest.usage.BodyForm;
import dev.tollgate.ingest.usage.BodyRefused;
import dev.tollgate.ingest.usage.EventBodies;
import dev.tollgate.ingest.usage.ReadEvent;
import dev.tollgate.ingest.usage.UsageEvent;
import dev.tollgate.kernel.Problem.FieldError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A body as a test sends it, and what is read out of it. */
record SentBody(BodyForm form, Map<String, String> attributes, byte[] bytes) {
    private static final EventBodies BODIES = CloudEvents.bodies();

    static SentBody of(BodyForm form, String text) {
        return new SentBody(form, Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    static SentBody batched(String text) {
        return of(BodyForm.BATCHED, text);
    }

    static SentBody lines(String text) {
        return of(BodyForm.LINES, text);
    }

    static SentBody structured(String text) {
        return of(BodyForm.STRUCTURED, text);
    }

    List<ReadEvent> read() throws IOException, BodyRefused {
        List<ReadEvent> events = new ArrayList<>();
        BODIES.read(form, attributes, new ByteArrayInputStream(bytes), events::add);
        return events;
    }

    ReadEvent only() throws IOException, BodyRefused {
        List<ReadEvent> events = read();
        if (events.size() != 1) {
            throw new AssertionError("read " + events.size() + " events");
        }
        return events.getFirst();
    }

    UsageEvent event() throws IOException, BodyRefused {
        return switch (only()) {
            case ReadEvent.Readable readable -> readable.event();
            case ReadEvent.Unreadable wrong -> throw new AssertionError("is unreadable: " + wrong.errors());
        };
    }

    ReadEvent.Unreadable unreadable() throws IOException, BodyRefused {
        return switch (only()) {
            case ReadEvent.Readable readable -> throw new AssertionError("was read: " + readable);
            case ReadEvent.Unreadable wrong -> wrong;
        };
    }

    /** As {@code field message}, each. */
    List<String> mistakes() throws IOException, BodyRefused {
        return unreadable().errors().stream().map(SentBody::text).toList();
    }

    /** As {@code REASON field message}. */
    String refusal() {
        BodyRefused refused = catchThrowableOfType(BodyRefused.class, this::read);
        if (refused == null) {
            throw new AssertionError("was not refused");
        }
        return refused.reason() + " " + text(refused.error());
    }

    private static String text(FieldError error) {
        return error.field() + " " + error.message();
    }
}
