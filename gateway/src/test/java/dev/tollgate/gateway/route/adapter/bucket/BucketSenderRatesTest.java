package dev.tollgate.gateway.route.adapter.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.gateway.route.RouteConfig;
import dev.tollgate.kernel.Network;
import dev.tollgate.kernel.house.MovableClock;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BucketSenderRatesTest {
    private static final Network ONE = Network.of("203.0.113.1");
    private static final Network OTHER = Network.of("203.0.113.2");

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T09:00:00Z"));

    @Test
    void a_sender_who_sends_too_much_waits_and_nobody_else_does() {
        BucketSenderRates rates = rates(2, 3);
        for (int request = 0; request < 3; request++) {
            assertThat(rates.take(ONE)).isEmpty();
        }
        assertThat(rates.take(ONE)).hasValue(Duration.ofMillis(500));
        assertThat(rates.take(OTHER)).isEmpty();
        clock.advance(Duration.ofMillis(500));
        assertThat(rates.take(ONE)).isEmpty();
        assertThat(rates.take(ONE)).hasValue(Duration.ofMillis(500));
    }

    @Test
    void a_rate_of_more_than_a_clock_can_tell_limits_nothing() {
        BucketSenderRates rates = rates(Long.MAX_VALUE, Long.MAX_VALUE);
        for (int request = 0; request < 10; request++) {
            assertThat(rates.take(ONE)).isEmpty();
        }
    }

    private BucketSenderRates rates(long rate, long burst) {
        RouteConfig config = new SmallRyeConfigBuilder()
                .withMapping(RouteConfig.class)
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "tollgate.route.ingest-url", "http://127.0.0.1:1",
                                "tollgate.route.reconcile-url", "http://127.0.0.1:1",
                                "tollgate.route.canary-url", "http://127.0.0.1:1",
                                "tollgate.route.webhook-rate", Long.toString(rate),
                                "tollgate.route.webhook-burst", Long.toString(burst)),
                        "test",
                        1_000))
                .build()
                .getConfigMapping(RouteConfig.class);
        return new BucketSenderRates(config, clock);
    }
}
