package dev.tollgate.ingest.refetch;

import dev.tollgate.ingest.outbound.AllowedHosts;
import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.outbound.OutboundConfig;
import dev.tollgate.ingest.outbound.adapter.http.HttpOutbound;
import dev.tollgate.ingest.webhook.WebhookConfig;
import dev.tollgate.kernel.adapter.time.Machine;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.function.Function;

/** The real mappings with their real defaults, and what a test says otherwise. */
public final class Configured {
    private Configured() {}

    /** @param other keys without {@code tollgate.webhook.} */
    public static WebhookConfig webhook(Map<String, String> other) {
        return config("tollgate.webhook.", other).getConfigMapping(WebhookConfig.class);
    }

    /** Hosts of the test's own machine may be called. */
    public static OutboundConfig outbound() {
        return config("tollgate.outbound.", Map.of("private-hosts", "127.0.0.1"))
                .getConfigMapping(OutboundConfig.class);
    }

    /** Real calls. */
    public static Function<OutboundConfig, Outbound> calls(Machine machine) {
        return own -> HttpOutbound.calling(AllowedHosts.of(own), own, machine);
    }

    private static SmallRyeConfig config(String prefix, Map<String, String> other) {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder().withMapping(WebhookConfig.class).withMapping(OutboundConfig.class);
        other.forEach((key, value) -> builder.withDefaultValue(prefix + key, value));
        return builder.build();
    }
}
