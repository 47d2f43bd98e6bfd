package dev.tollgate.ingest.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackoffPropertyTest {
    @Property
    void no_wait_is_longer_than_the_longest_whatever_chance_says(
            @ForAll @IntRange(min = 1, max = 199) int tried, @ForAll long chance) {
        Backoff many = new Backoff(200, Duration.ofSeconds(30));
        assertThat(many.pause(tried, Optional.empty(), chance).orElseThrow())
                .isBetween(Duration.ZERO, Duration.ofSeconds(30));
    }
}
