package dev.tollgate.gateway.release;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All releases that were ever registered. */
public interface Releases {
    Uni<Optional<Release>> find(UUID id);

    /** @return whether it was added; false when the name has this version already */
    Uni<Boolean> add(Release release);

    Uni<Optional<Release>> find(String name, String version);

    /** Newest first, at most {@code limit}, those before {@code before} where that is given. */
    Uni<List<Release>> newest(int limit, Optional<UUID> before);
}
