package dev.tollgate.ingest.export;

import dev.tollgate.ingest.credential.CredentialConfig;
import dev.tollgate.ingest.credential.IngestMode;
import dev.tollgate.ingest.credential.LiveReadiness;
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
    private final CredentialConfig credentials;
    private final Drops drops;
    private final IngestRuns runs;
    private final TakingUpRuns takingUp;
    private final InstantSource clock;
    private final Identifiers identifiers;

    RequestingIngest(
            IngestConfig config,
            CredentialConfig credentials,
            Drops drops,
            IngestRuns runs,
            TakingUpRuns takingUp,
            InstantSource clock,
            Identifiers identifiers) {
        this.config = config;
        this.credentials = credentials;
        this.drops = drops;
        this.runs = runs;
        this.takingUp = takingUp;
        this.clock = clock;
        this.identifiers = identifiers;
    }

    /**
     * @param accepted by the caller, who must be allowed to
     * @param mode as the request has it (A2); empty where it has none
     * @throws ProblemException 400 for a path that leaves the root, 422 for what the configuration lacks
     */
    public Uni<IngestRun> request(Scope scope, Optional<IngestMode> mode, String drop, Set<Acceptance> accepted) {
        IngestMode chosen = mode.or(config::defaultMode).orElse(IngestMode.DETERMINISTIC);
        switch (chosen) {
            case LIVE -> throw new ProblemException(notReadyForLive(scope));
            case DETERMINISTIC -> drops.requireInside(drop, scope);
        }
        IngestRun run = IngestRun.queued(identifiers.next(), scope, chosen, drop, accepted, clock.instant());
        return runs.add(run).invoke(takingUp::takeUp);
    }

    private Problem notReadyForLive(Scope scope) {
        List<FieldError> missing = LiveReadiness.missingFor(scope.provider(), credentials);
        if (!missing.isEmpty()) {
            return new Problem.Unprocessable("Live ingest is not configured; nobody was called.", missing);
        }
        return new Problem.Unprocessable(
                "Live ingest is configured, and this version does not fetch bills from a provider yet.",
                List.of(new FieldError("ingestMode", "live is not part of this version; nobody was called")));
    }
}
