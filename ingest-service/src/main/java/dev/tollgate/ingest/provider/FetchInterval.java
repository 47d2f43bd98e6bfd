package dev.tollgate.ingest.provider;

import dev.tollgate.kernel.ProviderId;
import java.time.Duration;
import java.util.Optional;

/** How often a provider is fetched by itself. */
final class FetchInterval {
    private FetchInterval() {}

    /** Its own interval, else the common one; empty for never. */
    static Optional<Duration> of(ProviderId provider, FetchConfig config) {
        return own(provider, config.everyFor()).or(config::every).filter(Duration::isPositive);
    }

    private static Optional<Duration> own(ProviderId provider, FetchConfig.EveryFor own) {
        return switch (provider) {
            case OPENOPS -> own.openops();
            case AWS -> own.aws();
            case AZURE -> own.azure();
            case GCP -> own.gcp();
        };
    }
}
