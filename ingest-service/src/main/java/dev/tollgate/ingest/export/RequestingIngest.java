package dev.tollgate.ingest.export;

import dev.tollgate.ingest.credential.IngestMode;
import dev.tollgate.kernel.Identifiers;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes a request to ingest in, or says everything that speaks against it. Looks at the file system: may block. */
@ApplicationScoped
public class RequestingIngest {
    private final IngestConfig config;
    private final Drops drops;
    private final LiveBills live;
    private final IngestRuns runs;
    private final TakingUpRuns takingUp;
    private final InstantSource clock;
    private final Identifiers identifiers;

    RequestingIngest(
            IngestConfig config,
            Drops drops,
            LiveBills live,
            IngestRuns runs,
            TakingUpRuns takingUp,
            InstantSource clock,
            Identifiers identifiers) {
        this.config = config;
        this.drops = drops;
        this.live = live;
        this.runs = runs;
        this.takingUp = takingUp;
        this.clock = clock;
        this.identifiers = identifiers;
    }

    /**
     * @param accepted by the caller, who must be allowed to
     * @param mode as the request has it (A2); empty where it has none
     * @param drop where a deterministic run reads; empty for a live one
     * @throws ProblemException 400 for a drop that is missing, out of place or leaves the root, 409 when the same month is
     *     being fetched on other terms, 422 for what the configuration lacks
     */
    public Uni<IngestRun> request(
            Scope scope, Optional<IngestMode> mode, Optional<String> drop, Set<Acceptance> accepted) {
        IngestMode chosen = mode.or(config::defaultMode).orElse(IngestMode.DETERMINISTIC);
        switch (chosen) {
            case LIVE -> requireReadyForLive(scope, drop);
            case DETERMINISTIC -> drops.requireInside(drop.orElseThrow(RequestingIngest::dropMissing), scope);
        }
        IngestRun run = IngestRun.queued(identifiers.next(), scope, chosen, drop.orElse(""), accepted, clock.instant());
        return runs.add(run).invoke(added -> requireSameTerms(run, added)).invoke(takingUp::takeUp);
    }

    private void requireReadyForLive(Scope scope, Optional<String> drop) {
        if (drop.isPresent()) {
            throw new ProblemException(Problem.InvalidRequest.of(
                    "drop", "is for mode deterministic; a live run asks the provider itself"));
        }
        List<FieldError> missing = live.missing(scope.provider());
        if (!missing.isEmpty()) {
            throw new ProblemException(
                    new Problem.Unprocessable("Live ingest is not configured; nobody was called.", missing));
        }
    }

    /** A run that is under way stands for this request only if it takes the same upon itself. */
    private static void requireSameTerms(IngestRun asked, IngestRun standing) {
        if (!asked.accepted().equals(standing.accepted())) {
            throw new ProblemException(new Problem.Conflict(
                    "Run " + standing.id() + " fetches this month already, and accepts other things."));
        }
    }

    private static ProblemException dropMissing() {
        return new ProblemException(Problem.InvalidRequest.of("drop", "is required in mode deterministic"));
    }
}
