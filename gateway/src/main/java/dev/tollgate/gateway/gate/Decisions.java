package dev.tollgate.gateway.gate;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every decision that was ever made; none is changed. */
public interface Decisions {
    Uni<Void> add(Decision decision);

    Uni<Optional<Decision>> find(UUID releaseId, String tier, UUID id);

    /** Newest first, at most {@code limit}, those before {@code before} where that is given. */
    Uni<List<Decision>> newest(UUID releaseId, String tier, int limit, Optional<UUID> before);
}
