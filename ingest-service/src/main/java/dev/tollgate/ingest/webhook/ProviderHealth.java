package dev.tollgate.ingest.webhook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/**
 * What came of a provider within a window, and what waits now.
 *
 * @param counted events that were believed, at once or when they were fetched again
 * @param waiting deliveries of the window that still wait
 * @param denied deliveries that the provider's API contradicted within the window
 * @param backlog all that wait, however long
 * @param undecidable those of them that wait until the configuration is another one, or the object
 */
public record ProviderHealth(
        String provider,
        long received,
        long counted,
        long repeated,
        long conflicts,
        long waiting,
        long denied,
        long untrusted,
        long backlog,
        long undecidable,
        Optional<Instant> oldestWaitingSince) {
    private static final int PLACES = 6;

    /** Of a provider of which nothing came. */
    public static ProviderHealth none(String provider) {
        return new ProviderHealth(provider, 0, 0, 0, 0, 0, 0, 0, 0, 0, Optional.empty());
    }

    /** To be read, and rounded for it; empty where nothing was received: no data is no proof of health. */
    public Optional<BigDecimal> failureRatio() {
        return received == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(denied + untrusted + conflicts)
                        .divide(BigDecimal.valueOf(received), PLACES, RoundingMode.HALF_EVEN));
    }
}
