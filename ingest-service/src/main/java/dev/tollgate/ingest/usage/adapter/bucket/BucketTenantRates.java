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
    private final LoadingCache<String, Bucket> buckets;

    BucketTenantRates(UsageConfig config, InstantSource clock) {
        Bandwidth bandwidth = Bandwidth.builder()
                .capacity(config.tenantBurst())
                .refillGreedy(config.tenantRate(), Duration.ofSeconds(1))
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
        long wait = bucket.estimateAbilityToConsume(events - (long) granted).getNanosToWaitForRefill();
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
