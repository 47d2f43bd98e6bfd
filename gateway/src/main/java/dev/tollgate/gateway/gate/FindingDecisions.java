package dev.tollgate.gateway.gate;

import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks decisions up, under a gate's own name or any of its aliases. */
@ApplicationScoped
public class FindingDecisions {
    private final Decisions decisions;
    private final Policies policies;

    FindingDecisions(Decisions decisions, Policies policies) {
        this.decisions = decisions;
        this.policies = policies;
    }

    public Uni<Decision> find(UUID releaseId, String tierOrAlias, UUID id) {
        return decisions.find(releaseId, tier(tierOrAlias), id).map(found -> found.orElseThrow(FindingDecisions::none));
    }

    public Uni<List<Decision>> newest(UUID releaseId, String tierOrAlias, int limit, Optional<UUID> before) {
        return decisions.newest(releaseId, tier(tierOrAlias), limit, before);
    }

    /** A gate that no policy has any more is asked for by its own name: its decisions stay. */
    private String tier(String tierOrAlias) {
        return policies.names().stream()
                .sorted()
                .flatMap(name -> policies.find(name).stream())
                .flatMap(policy -> policy.tierName(tierOrAlias).stream())
                .findFirst()
                .orElse(tierOrAlias);
    }

    private static ProblemException none() {
        return new ProblemException(new Problem.NotFound("There is no such decision of this release at this gate."));
    }
}
