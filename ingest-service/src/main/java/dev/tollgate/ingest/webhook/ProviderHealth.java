package dev.tollgate.ingest.webhook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/**
 * What came of a provider within a window, and what waits now.
 *
 * @param received deliveries that were judged and stored
 * @param counted events that were believed, at once or when they were fetched again
 * @param waiting deliveries of the window that still wait
 * @param denied deliveries that the provider's API contradicted within the window
 * @param notTaken deliveries of which nothing is known, whose senders were told to bring them again
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
        long notTaken,
        long backlog,
        long undecidable,
        Optional<Instant> oldestWaitingSince) {
    private static final int PLACES = 6;

    /** Of a provider of which nothing came. */
    public static ProviderHealth none(String provider) {
        return new ProviderHealth(provider, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Optional.empty());
    }

    /**
     * What failed of all that came; of what failed alone where that is more, since what the API contradicts may have come
     * before the window. To be read, and rounded for it; empty where nothing came: no data is no proof of health.
     */
    public Optional<BigDecimal> failureRatio() {
        long failed = denied + untrusted + conflicts + notTaken;
        long came = Math.max(received + notTaken, failed);
        return came == 0
                ? Optional.empty()
                : Optional.of(
                        BigDecimal.valueOf(failed).divide(BigDecimal.valueOf(came), PLACES, RoundingMode.HALF_EVEN));
    }
}
