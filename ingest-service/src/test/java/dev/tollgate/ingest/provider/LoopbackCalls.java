package dev.tollgate.ingest.provider;

import dev.tollgate.ingest.outbound.AllowedHosts;
import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.outbound.OutboundConfig;
import dev.tollgate.ingest.outbound.adapter.http.HttpOutbound;
import dev.tollgate.kernel.adapter.time.Machine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The real client behind the real guard, which lets it call this machine; two tries, and no long wait for either. */
public record LoopbackCalls(List<String> allowedHosts) implements OutboundConfig {
    public static Outbound calling(Machine machine) {
        LoopbackCalls config = new LoopbackCalls(List.of("localhost"));
        return HttpOutbound.calling(AllowedHosts.of(config), config, machine);
    }

    @Override
    public Optional<List<String>> privateHosts() {
        return Optional.of(List.of("localhost"));
    }

    @Override
    public Duration connectTimeout() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration answerTimeout() {
        return Duration.ofSeconds(2);
    }

    @Override
    public int attempts() {
        return 2;
    }

    @Override
    public Duration maxBackoff() {
        return Duration.ofMillis(20);
    }
}
