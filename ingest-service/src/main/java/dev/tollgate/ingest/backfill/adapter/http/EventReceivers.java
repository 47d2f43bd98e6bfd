package dev.tollgate.ingest.backfill.adapter.http;

import dev.tollgate.ingest.backfill.EventReceiver;
import dev.tollgate.ingest.outbound.Outbound;
import java.net.URI;
import java.time.InstantSource;

/** The door for the command line: a gateway that takes usage events. */
public final class EventReceivers {
    private EventReceivers() {}

    /**
     * @param server the gateway, without a path of its own or with the one that it lies below
     * @param apiKey is never printed
     * @param outbound sends once: trying again is the use case's business
     */
    public static EventReceiver gateway(URI server, String apiKey, Outbound outbound, InstantSource clock) {
        String base = server.toString();
        URI events = URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
                + "/v1/usage-events?origin=backfill");
        return new GatewayReceiver(events, apiKey, outbound, clock);
    }
}
