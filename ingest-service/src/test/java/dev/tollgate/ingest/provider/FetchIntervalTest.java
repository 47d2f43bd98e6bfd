package dev.tollgate.ingest.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.ProviderId;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FetchIntervalTest {
    @Test
    void nothing_dangerous_by_default_no_provider_is_fetched_by_itself() {
        FetchConfig config = config(Map.of());
        for (ProviderId provider : ProviderId.tierOne()) {
            assertThat(FetchInterval.of(provider, config)).isEmpty();
        }
    }

    @Test
    void an_interval_of_a_providers_own_holds_in_place_of_the_common_one_and_zero_is_never() {
        FetchConfig config = config(Map.of(
                "TOLLGATE_FETCH_EVERY", "PT6H",
                "TOLLGATE_FETCH_EVERY_FOR_AWS", "PT1H",
                "TOLLGATE_FETCH_EVERY_FOR_GCP", "PT0S"));
        assertThat(FetchInterval.of(ProviderId.OPENOPS, config)).contains(Duration.ofHours(6));
        assertThat(FetchInterval.of(ProviderId.AZURE, config)).contains(Duration.ofHours(6));
        assertThat(FetchInterval.of(ProviderId.AWS, config)).contains(Duration.ofHours(1));
        assertThat(FetchInterval.of(ProviderId.GCP, config)).isEmpty();
    }

    private static FetchConfig config(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(environment, 300))
                .withMapping(FetchConfig.class)
                .build()
                .getConfigMapping(FetchConfig.class);
    }
}
