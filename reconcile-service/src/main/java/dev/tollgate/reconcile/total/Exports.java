package dev.tollgate.reconcile.total;

import dev.tollgate.kernel.ProviderId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The canonical totals of one period and mode.
 *
 * @param byProvider the exports that are complete
 * @param incomplete the providers whose newest ingest run did not complete; late or failed evidence is never good
 */
public record Exports(Mode mode, Map<ProviderId, Export> byProvider, Map<ProviderId, Incomplete> incomplete) {
    public Exports {
        byProvider = Map.copyOf(byProvider);
        incomplete = Map.copyOf(incomplete);
    }

    /** How far the newest run came, in the ingest service's words. */
    public record Incomplete(String state, @Nullable String reason) {}

    public Optional<Export> of(ProviderId provider) {
        return Optional.ofNullable(byProvider.get(provider));
    }

    /** Whether a run ended between the two answers, so that some export is of another run than its statement. */
    boolean areOfOtherRunsThan(Statements statements) {
        return byProvider.values().stream().anyMatch(export -> statements
                .of(export.provider())
                .filter(statement -> !statement.run().equals(export.run()))
                .isPresent());
    }

    Optional<Incomplete> incompleteOf(ProviderId provider) {
        return Optional.ofNullable(incomplete.get(provider));
    }
}
