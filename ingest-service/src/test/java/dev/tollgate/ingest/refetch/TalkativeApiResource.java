package dev.tollgate.ingest.refetch;

import dev.tollgate.kernel.house.PlantedSecret;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A service that takes the webhooks of a {@link PaymentApi} whose credential is planted, asks it often, believes its first
 * word, and logs all that it can.
 */
public final class TalkativeApiResource implements QuarkusTestResourceLifecycleManager {
    public static final PlantedSecret KEY = PlantedSecret.of("api-90c4d2");

    private static Optional<PaymentApi> api = Optional.empty();

    /** The one that runs. */
    public static PaymentApi api() {
        return api.orElseThrow();
    }

    @Override
    public Map<String, String> start() {
        PaymentApi started = PaymentApi.start(KEY.text());
        api = Optional.of(started);
        try {
            Map<String, String> all = new HashMap<>(started.configuration());
            all.put("tollgate.webhook.denial-tries", "1");
            all.put("tollgate.webhook.breaker-failures", "1000");
            all.put("tollgate.webhook.first-pause", "PT0.1S");
            all.put("tollgate.webhook.longest-pause", "PT0.2S");
            // Handlers of a test hear all of it; the console would be flooded, also by the tests that come after.
            all.put("quarkus.log.level", "DEBUG");
            all.put("quarkus.log.console.level", "INFO");
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        api.ifPresent(PaymentApi::close);
    }
}
