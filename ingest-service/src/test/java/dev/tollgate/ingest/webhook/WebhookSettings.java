package dev.tollgate.ingest.webhook;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The real configuration with its real defaults, for tests without the container. */
public final class WebhookSettings {
    private WebhookSettings() {}

    public static WebhookConfig defaults() {
        return with(Map.of());
    }

    /** @param changed by the names that operators use */
    public static WebhookConfig with(Map<String, String> changed) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(WebhookConfig.class)
                .withDefaultValues(changed)
                .build()
                .getConfigMapping(WebhookConfig.class);
    }
}
