package dev.tollgate.gateway.access;

import dev.tollgate.kernel.Identifiers;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Issues a key. */
@ApplicationScoped
public class IssuingKeys {
    private final ApiKeys keys;
    private final InstantSource clock;
    private final Identifiers identifiers;

    IssuingKeys(ApiKeys keys, InstantSource clock, Identifiers identifiers) {
        this.keys = keys;
        this.clock = clock;
        this.identifiers = identifiers;
    }

    /**
     * A name is given once and for ever. So a repeated request is refused and never issues a second key; the first
     * answer cannot be given again, because its secret is not kept.
     */
    public Uni<NewKey> issue(String name, Role role) {
        NewKey drawn = NewKey.draw(name, role, identifiers, clock.instant());
        return keys.add(drawn.key()).map(added -> {
            if (!added) {
                throw new ProblemException(
                        new Problem.Conflict(
                                "A key of this name was already issued. Its secret was shown once; revoke it and issue another."));
            }
            return drawn;
        });
    }
}
