package dev.tollgate.ingest.usage;

import java.time.Duration;

/** The defaults, for tests without the container; ConfigurationTest pins the real ones. */
final class DefaultUsageConfig implements UsageConfig {
    @Override
    public Duration maxAge() {
        return Duration.ofDays(32);
    }

    @Override
    public Duration backfillMaxAge() {
        return Duration.ofDays(400);
    }

    @Override
    public Duration maxAhead() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Duration grace() {
        return Duration.ofMinutes(5);
    }

    @Override
    public long tenantRate() {
        return 20_000;
    }

    @Override
    public long tenantBurst() {
        return 100_000;
    }

    @Override
    public long tenantsRemembered() {
        return 100_000;
    }

    @Override
    public int maxInHand() {
        return 40_000;
    }

    @Override
    public Duration bodyTime() {
        return Duration.ofSeconds(30);
    }

    @Override
    public int writers() {
        return 3;
    }

    @Override
    public int batch() {
        return 2_000;
    }

    @Override
    public Duration storeTime() {
        return Duration.ofSeconds(20);
    }
}
