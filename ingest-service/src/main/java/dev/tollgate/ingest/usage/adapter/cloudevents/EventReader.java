package dev.tollgate.ingest.usage.adapter.cloudevents;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.tollgate.ingest.usage.EventKey;
import dev.tollgate.ingest.usage.ReadEvent;
import dev.tollgate.ingest.usage.UsageEvent;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Makes an event of what was cut out of a body. For one body, by one thread. */
final class EventReader {
    /** The field of a mistake that the event has as a whole. */
    static final String EVENT = "event";

    private final Limits limits;
    private final SliceText text = new SliceText();
    private final UriReferences uris = new UriReferences();

    EventReader(Limits limits) {
        this.limits = limits;
    }

    /**
     * An event that holds its attributes and its data.
     *
     * @throws NotJson when the slice is not exactly one JSON value
     */
    ReadEvent event(Slice slice) throws NotJson {
        Mistakes mistakes = new Mistakes();
        Attributes attributes = new Attributes(mistakes, uris);
        UsageData data = new UsageData(mistakes);
        if (slice.isTooLarge()) {
            mistakes.add(EVENT, BodyText.tooLarge(limits.eventBytes()));
            return unreadable(attributes, mistakes);
        }
        parse(slice, json -> {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                members(json, attributes, data);
                attributes.finish();
            } else {
                json.skipChildren();
                mistakes.add(EVENT, "is not a JSON object");
            }
        });
        return made(attributes, data, mistakes);
    }

    /**
     * An event whose attributes are headers, and whose slice is its data.
     *
     * @throws NotJson when the slice holds something that is not exactly one JSON value
     */
    ReadEvent data(Map<String, String> headers, Slice slice) throws NotJson {
        Mistakes mistakes = new Mistakes();
        Attributes attributes = new Attributes(mistakes, uris);
        UsageData data = new UsageData(mistakes);
        headers.forEach(attributes::header);
        attributes.finish();
        if (slice.length() > 0) {
            parse(slice, json -> {
                json.nextToken();
                data.read(json);
            });
        }
        data.requireMet();
        return made(attributes, data, mistakes);
    }

    private static void members(JsonParser json, Attributes attributes, UsageData data) throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            if (!attributes.isFirst(name)) {
                json.skipChildren();
            } else if (name.equals(UsageData.DATA)) {
                data.read(json);
            } else {
                attributes.value(name, json);
            }
        }
        data.requireMet();
    }

    private static ReadEvent made(Attributes attributes, UsageData data, Mistakes mistakes) {
        if (!mistakes.isEmpty()) {
            return unreadable(attributes, mistakes);
        }
        EventKey key = new EventKey(data.tenant(), attributes.source(), attributes.id());
        return new ReadEvent.Readable(new UsageEvent(
                key, data.product(), data.meter(), data.subscription(), data.quantity(), attributes.time()));
    }

    private static ReadEvent unreadable(Attributes attributes, Mistakes mistakes) {
        return new ReadEvent.Unreadable(
                attributes.readableSource(), attributes.readableId(), Optional.empty(), mistakes.all());
    }

    private void parse(Slice slice, Reading reading) throws NotJson {
        try (JsonParser json = text.parser(slice)) {
            reading.read(json);
            if (json.nextToken() != null) {
                throw text.at(json.currentTokenLocation(), "goes on behind its end");
            }
        } catch (JsonProcessingException e) {
            throw text.wrong(e);
        } catch (IOException e) {
            throw new AssertionError("a parser of characters at hand reads nothing", e);
        }
    }

    private interface Reading {
        void read(JsonParser json) throws IOException;
    }
}
