package dev.tollgate.ingest.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tollgate.ingest.usage.BodyForm;
import dev.tollgate.ingest.usage.BodyRefused;
import dev.tollgate.ingest.usage.DropReason;
import dev.tollgate.ingest.usage.EventBodies;
import dev.tollgate.ingest.usage.EventKey;
import dev.tollgate.ingest.usage.ReadEvent;
import dev.tollgate.ingest.usage.UsageEvent;
import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads whole bodies and checks next to nothing; a body with {@code poison} in it is refused as a whole. */
public final class PlainBodies implements EventBodies {
    private static final JsonMapper JSON = Json.mapper();

    @Override
    public void read(BodyForm form, Map<String, String> attributes, InputStream body, Consumer<ReadEvent> each)
            throws IOException, BodyRefused {
        String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        if (text.contains("poison")) {
            throw new BodyRefused(DropReason.UNREADABLE_BODY, new FieldError("body", "is poisoned"));
        }
        if (form == BodyForm.BATCHED) {
            JsonNode events = JSON.readTree(text);
            if (events.size() > 10_000) {
                throw new BodyRefused(DropReason.TOO_MANY_EVENTS, new FieldError("body", "has too many events"));
            }
            events.forEach(event -> each.accept(event(event)));
            return;
        }
        text.lines().filter(line -> !line.isBlank()).forEach(line -> each.accept(line(line)));
    }

    private static ReadEvent line(String line) {
        try {
            return event(JSON.readTree(line));
        } catch (IOException e) {
            return unreadable("line", "is not JSON");
        }
    }

    private static ReadEvent event(JsonNode event) {
        JsonNode data = event.path("data");
        if (!data.path("quantity").asText().matches("-?\\d+(\\.\\d+)?")) {
            return unreadable("data.quantity", "is not a decimal number");
        }
        return new ReadEvent.Readable(new UsageEvent(
                new EventKey(
                        data.path("tenant").asText(),
                        event.path("source").asText(),
                        event.path("id").asText()),
                data.path("product").asText(),
                data.path("meter").asText(),
                Optional.ofNullable(data.get("subscription")).map(JsonNode::asText),
                new BigDecimal(data.path("quantity").asText()),
                OffsetDateTime.parse(event.path("time").asText()).toInstant()));
    }

    private static ReadEvent unreadable(String field, String message) {
        return new ReadEvent.Unreadable(
                Optional.empty(), Optional.empty(), Optional.empty(), List.of(new FieldError(field, message)));
    }
}
