package dev.tollgate.ingest.outbound.adapter.http;

import dev.tollgate.ingest.outbound.AllowedHosts;
import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.outbound.OutboundConfig;
import dev.tollgate.kernel.adapter.time.Machine;

/** Builds the HTTP client of this service, with or without a container. */
public final class HttpOutbound {
    private HttpOutbound() {}

    public static Outbound calling(AllowedHosts hosts, OutboundConfig config, Machine machine) {
        return new JdkOutbound(hosts, config, machine.clock(), machine.identifiers(), Thread::sleep);
    }
}
