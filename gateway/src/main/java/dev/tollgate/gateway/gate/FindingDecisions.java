package dev.tollgate.gateway.gate;

import dev.tollgate.gateway.release.Releases;
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
    private final Releases releases;
    private final Decisions decisions;
    private final Policies policies;

    FindingDecisions(Releases releases, Decisions decisions, Policies policies) {
        this.releases = releases;
        this.decisions = decisions;
        this.policies = policies;
    }

    public Uni<Decision> find(UUID releaseId, String tierOrAlias, UUID id) {
        return decisions.find(releaseId, tier(tierOrAlias), id).map(found -> found.orElseThrow(FindingDecisions::none));
    }

    public Uni<List<Decision>> newest(UUID releaseId, String tierOrAlias, int limit, Optional<UUID> before) {
        return releases.find(releaseId)
                .map(found -> found.orElseThrow(() -> nowhere("There is no release of this id.")))
                .chain(() -> gate(releaseId, tierOrAlias))
                .chain(tier -> decisions.newest(releaseId, tier, limit, before));
    }

    private Uni<String> gate(UUID releaseId, String tierOrAlias) {
        Optional<String> known = known(tierOrAlias);
        return known.isPresent()
                ? Uni.createFrom().item(known.get())
                : decisions.newest(releaseId, tierOrAlias, 1, Optional.empty()).map(former -> former.stream()
                        .map(_ -> tierOrAlias)
                        .findFirst()
                        .orElseThrow(() -> nowhere("No policy has a gate of this name.")));
    }

    /** A gate that no policy has any more is asked for by its own name: its decisions stay. */
    private String tier(String tierOrAlias) {
        return known(tierOrAlias).orElse(tierOrAlias);
    }

    private Optional<String> known(String tierOrAlias) {
        return policies.names().stream()
                .sorted()
                .flatMap(name -> policies.find(name).stream())
                .flatMap(policy -> policy.tierName(tierOrAlias).stream())
                .findFirst();
    }

    private static ProblemException none() {
        return nowhere("There is no such decision of this release at this gate.");
    }

    private static ProblemException nowhere(String detail) {
        return new ProblemException(new Problem.NotFound(detail));
    }
}
