package dev.tollgate.gateway.route.adapter.bucket;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.tollgate.gateway.route.RouteConfig;
import dev.tollgate.gateway.route.SenderRates;
import dev.tollgate.kernel.Network;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** One bucket a sender. A sender who is forgotten begins with a full one. */
@ApplicationScoped
class BucketSenderRates implements SenderRates {
    /** One a nanosecond: more than that no clock tells apart, and the library refuses it. */
    private static final long HIGHEST_RATE = 1_000_000_000;

    private final LoadingCache<Network, Bucket> buckets;

    BucketSenderRates(RouteConfig config, InstantSource clock) {
        Bandwidth bandwidth = Bandwidth.builder()
                .capacity(config.webhookBurst())
                .refillGreedy(Math.min(HIGHEST_RATE, config.webhookRate()), Duration.ofSeconds(1))
                .build();
        TimeMeter time = new InjectedTime(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(config.webhookSendersRemembered())
                .build(_ -> Bucket.builder()
                        .addLimit(bandwidth)
                        .withCustomTimePrecision(time)
                        .build());
    }

    @Override
    public Optional<Duration> take(Network sender) {
        ConsumptionProbe probe = buckets.get(sender).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private record InjectedTime(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
