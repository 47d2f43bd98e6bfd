package dev.tollgate.ingest.usage.adapter.cloudevents;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tollgate.ingest.usage.UsageEvent;

/** An event as a sender would write it. */
final class WrittenEvent {
    private static final ObjectMapper JSON = new ObjectMapper();

    private WrittenEvent() {}

    static String json(UsageEvent event) {
        ObjectNode top = JSON.createObjectNode();
        top.put("specversion", "1.0");
        top.put("type", "dev.tollgate.usage.v1");
        top.put("id", event.key().id());
        top.put("source", event.key().source());
        top.put("time", event.time().toString());
        ObjectNode data = top.putObject("data");
        data.put("tenant", event.key().tenant());
        data.put("product", event.product());
        data.put("meter", event.meter());
        event.subscription().ifPresent(text -> data.put("subscription", text));
        data.put("quantity", event.quantity().toString());
        return top.toString();
    }
}
