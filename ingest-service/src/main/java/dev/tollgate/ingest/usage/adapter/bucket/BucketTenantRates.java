package dev.tollgate.ingest.usage.adapter.bucket;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.tollgate.ingest.usage.TenantRates;
import dev.tollgate.ingest.usage.UsageConfig;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** One bucket a tenant. A tenant that is forgotten begins with a full one, which is what it would have by then. */
@ApplicationScoped
class BucketTenantRates implements TenantRates {
    /** One a nanosecond: more than that no clock tells apart, and the library refuses it. */
    private static final long HIGHEST_RATE = 1_000_000_000;

    private final LoadingCache<String, Bucket> buckets;
    private final long burst;

    BucketTenantRates(UsageConfig config, InstantSource clock) {
        this.burst = config.tenantBurst();
        Bandwidth bandwidth = Bandwidth.builder()
                .capacity(burst)
                .refillGreedy(Math.min(HIGHEST_RATE, config.tenantRate()), Duration.ofSeconds(1))
                .build();
        TimeMeter time = new InjectedTime(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(config.tenantsRemembered())
                .build(_ -> Bucket.builder()
                        .addLimit(bandwidth)
                        .withCustomTimePrecision(time)
                        .build());
    }

    @Override
    public Grant take(String tenant, int events) {
        Bucket bucket = buckets.get(tenant);
        int granted = (int) bucket.tryConsumeAsMuchAsPossible(events);
        if (granted == events) {
            return new Grant(granted, Duration.ZERO);
        }
        // What is more than a full bucket never may at once; of it, the next bucketful is waited for.
        long rest = Math.min(burst, events - (long) granted);
        long wait = bucket.estimateAbilityToConsume(rest).getNanosToWaitForRefill();
        return new Grant(granted, Duration.ofNanos(wait));
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
