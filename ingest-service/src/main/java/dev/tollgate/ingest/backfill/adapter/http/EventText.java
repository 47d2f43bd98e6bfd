package dev.tollgate.ingest.backfill.adapter.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.tollgate.ingest.usage.UsageEvent;
import dev.tollgate.kernel.ExactDecimal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Events as lines of JSON. Written from what was read and not copied from the file, so that what was checked is what is
 * sent; content is compared as it is kept, and so the two are the same event.
 */
final class EventText {
    private static final JsonFactory JSON = new JsonFactory();

    private EventText() {}

    static byte[] lines(List<UsageEvent> events) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(lines)) {
            out.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
            for (UsageEvent event : events) {
                write(out, event);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
        return lines.toByteArray();
    }

    private static void write(JsonGenerator out, UsageEvent event) throws IOException {
        out.writeStartObject();
        out.writeStringField("specversion", "1.0");
        out.writeStringField("id", event.key().id());
        out.writeStringField("source", event.key().source());
        out.writeStringField("type", "dev.tollgate.usage.v1");
        out.writeStringField("time", event.time().toString());
        out.writeObjectFieldStart("data");
        out.writeStringField("tenant", event.key().tenant());
        out.writeStringField("product", event.product());
        out.writeStringField("meter", event.meter());
        out.writeStringField("quantity", ExactDecimal.plain(event.quantity()));
        if (event.subscription().isPresent()) {
            out.writeStringField("subscription", event.subscription().get());
        }
        out.writeEndObject();
        out.writeEndObject();
    }
}
