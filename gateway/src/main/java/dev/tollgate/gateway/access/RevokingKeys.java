package dev.tollgate.gateway.access;

import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Takes a key's validity away, at once and for ever. */
@ApplicationScoped
public class RevokingKeys {
    private final ApiKeys keys;
    private final InstantSource clock;

    RevokingKeys(ApiKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    public Uni<ApiKey> revoke(String id) {
        return keys.revoke(id, clock.instant())
                .map(key -> revoked(key.orElseThrow(
                        () -> new ProblemException(new Problem.NotFound("There is no key of this id.")))));
    }

    /** Without any admin nobody could issue a key again. */
    private static ApiKey revoked(ApiKey key) {
        if (!key.isRevoked()) {
            throw new ProblemException(new Problem.Conflict(
                    "This is the last valid key of an admin. Issue another admin's key first, then revoke this one."));
        }
        return key;
    }
}
