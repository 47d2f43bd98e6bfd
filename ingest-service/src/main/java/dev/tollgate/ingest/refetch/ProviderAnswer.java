package dev.tollgate.ingest.refetch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What came of asking a provider's API for an object. */
public sealed interface ProviderAnswer {
    /**
     * The API showed the object.
     *
     * @param object as it was shown, to the letter
     * @param agrees whether its status makes the event true
     */
    record Said(String object, boolean agrees, List<Difference> differences) implements ProviderAnswer {
        public Said {
            differences = List.copyOf(differences);
        }
    }

    /** The API knows no such object. */
    record Unknown(Difference difference) implements ProviderAnswer {}

    /** Nothing is known of the object. */
    record NoAnswer(RefetchFailure failure, Optional<Duration> retryAfter) implements ProviderAnswer {
        public static NoAnswer because(RefetchFailure failure) {
            return new NoAnswer(failure, Optional.empty());
        }
    }
}
