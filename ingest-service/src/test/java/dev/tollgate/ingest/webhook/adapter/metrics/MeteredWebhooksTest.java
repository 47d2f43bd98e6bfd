package dev.tollgate.ingest.webhook.adapter.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.trust.TrustPolicies;
import dev.tollgate.ingest.trust.TrustPolicy;
import dev.tollgate.ingest.webhook.Reception.Cause;
import dev.tollgate.kernel.house.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody fills the log from outside. */
class MeteredWebhooksTest {
    private static final int MANY = 1_000;

    private final Logger logger = Logger.getLogger(MeteredWebhooks.class.getName());
    private final Lines lines = new Lines();
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T09:00:00Z"));
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MeteredWebhooks counts = new MeteredWebhooks(registry, new Nobody(), clock);

    @BeforeEach
    void listen() {
        logger.addHandler(lines);
    }

    @AfterEach
    void leave() {
        logger.removeHandler(lines);
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            names = {"TOO_LARGE", "TOO_SLOW", "CUT_OFF", "TOO_MUCH_IN_HAND"})
    void what_a_stranger_can_bring_about_is_counted_and_has_no_line(Cause cause) {
        many("stripe", cause);
        assertThat(lines.said).isEmpty();
        assertThat(counted("stripe")).isEqualTo(MANY);
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            names = {"SECRET_UNAVAILABLE", "NOT_CONFIRMED"})
    void what_an_operator_must_mend_has_a_line_a_minute_for_each_provider(Cause cause) {
        many("stripe", cause);
        many("yookassa", cause);
        assertThat(lines.said).hasSize(2);
        clock.advance(Duration.ofSeconds(59));
        many("stripe", cause);
        assertThat(lines.said).hasSize(2);
        clock.advance(Duration.ofSeconds(1));
        many("stripe", cause);
        assertThat(lines.said).hasSize(3);
        assertThat(counted("stripe")).isEqualTo(3 * MANY);
    }

    @Test
    void a_flood_of_forgeries_that_cannot_be_kept_has_a_line_a_minute() {
        for (int delivery = 0; delivery < MANY; delivery++) {
            counts.notKeptApart("stripe", new IllegalStateException("the store is away"));
        }
        assertThat(lines.said).hasSize(1);
        counts.notTaken("stripe", Cause.NOT_CONFIRMED, new IllegalStateException("the store is away"));
        assertThat(lines.said).hasSize(2);
        assertThat(counted("stripe")).isEqualTo(MANY + 1);
    }

    private void many(String provider, Cause cause) {
        for (int delivery = 0; delivery < MANY; delivery++) {
            counts.notTaken(provider, cause, new IllegalStateException("planted"));
        }
    }

    private double counted(String provider) {
        return registry.get("billing.webhook.not.taken").tag("provider", provider).counters().stream()
                .mapToDouble(each -> each.count())
                .sum();
    }

    private static final class Lines extends Handler {
        private final List<LogRecord> said = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            said.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static final class Nobody implements TrustPolicies {
        @Override
        public Optional<TrustPolicy> of(String provider) {
            return Optional.empty();
        }

        @Override
        public Collection<TrustPolicy> all() {
            return List.of();
        }
    }
}
