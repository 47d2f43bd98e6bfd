package dev.tollgate.ingest.usage.adapter.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.usage.TenantRates.Grant;
import dev.tollgate.ingest.usage.UsageConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BucketTenantRatesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    @Test
    void a_rate_of_more_than_a_clock_can_tell_limits_nothing() {
        BucketTenantRates rates = rates(Long.MAX_VALUE, Long.MAX_VALUE);
        for (int request = 0; request < 3; request++) {
            assertThat(rates.take("acme", 10_000)).isEqualTo(new Grant(10_000, Duration.ZERO));
        }
    }

    @Test
    void of_more_than_a_tenant_may_ever_send_at_once_the_next_that_may_is_waited_for() {
        assertThat(rates(2, 10).take("acme", 10_000)).isEqualTo(new Grant(10, Duration.ofSeconds(5)));
    }

    private static BucketTenantRates rates(long rate, long burst) {
        UsageConfig config = new SmallRyeConfigBuilder()
                .withMapping(UsageConfig.class)
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "tollgate.usage.tenant-rate", Long.toString(rate),
                                "tollgate.usage.tenant-burst", Long.toString(burst)),
                        "test",
                        1_000))
                .build()
                .getConfigMapping(UsageConfig.class);
        return new BucketTenantRates(config, InstantSource.fixed(NOW));
    }
}
