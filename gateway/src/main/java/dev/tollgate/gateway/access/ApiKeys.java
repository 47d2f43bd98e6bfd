package dev.tollgate.gateway.access;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All keys that were ever issued; a revoked one stays, because decisions name it. */
public interface ApiKeys {
    Uni<Optional<ApiKey>> find(String id);

    /** @return false when the name or the id is taken; then nothing was added */
    Uni<Boolean> add(ApiKey key);

    /** Adds all keys if there was none at all, and none otherwise; two replicas that start together add them once. */
    Uni<Boolean> addFirst(List<ApiKey> keys);

    Uni<Boolean> isEmpty();

    /** Oldest first. */
    Uni<List<ApiKey>> all();

    /**
     * Revokes the key, unless no valid admin's key would be left; two admins that revoke each other at once cannot both.
     *
     * @return the key as it is now; a key that was already revoked keeps its first instant
     */
    Uni<Optional<ApiKey>> revoke(String id, Instant at);
}
