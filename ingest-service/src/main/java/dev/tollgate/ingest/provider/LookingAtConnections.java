package dev.tollgate.ingest.provider;

import dev.tollgate.ingest.credential.CredentialConfig;
import dev.tollgate.ingest.credential.IngestMode;
import dev.tollgate.ingest.credential.LiveReadiness;
import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.export.LiveBills;
import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.ProviderId;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says how the connection to each provider stands, from what is known. Calls no provider and resolves no reference. */
@ApplicationScoped
public class LookingAtConnections {
    private final LiveBills live;
    private final CredentialConfig credentials;
    private final IngestConfig ingest;
    private final FetchConfig config;
    private final LiveRuns runs;
    private final FetchTurns turns;

    LookingAtConnections(
            LiveBills live,
            CredentialConfig credentials,
            IngestConfig ingest,
            FetchConfig config,
            LiveRuns runs,
            FetchTurns turns) {
        this.live = live;
        this.credentials = credentials;
        this.ingest = ingest;
        this.config = config;
        this.runs = runs;
        this.turns = turns;
    }

    /** In tier-1 order, all of them (A1). */
    public Uni<List<Connection>> look() {
        // What is missing is looked up in the file system too, which may hang; the threads of connections must not.
        return Uni.combine()
                .all()
                .unis(runs.newest(), turns.next())
                .asTuple()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(known -> ProviderId.tierOne().stream()
                        .map(provider -> connection(provider, known.getItem1(), known.getItem2()))
                        .toList());
    }

    private Connection connection(
            ProviderId provider, Map<ProviderId, LiveRuns.Standing> runs, Map<ProviderId, Instant> next) {
        List<FieldError> missing = live.missing(provider);
        Optional<LiveRuns.Standing> standing = Optional.ofNullable(runs.get(provider));
        boolean fetchedByItself = FetchInterval.of(provider, config).isPresent() && missing.isEmpty();
        return new Connection(
                provider,
                ConnectionState.of(missing, standing.flatMap(LiveRuns.Standing::ended)),
                ingest.defaultMode().orElse(IngestMode.DETERMINISTIC),
                missing,
                LiveReadiness.reference(provider, credentials),
                standing,
                fetchedByItself ? Optional.ofNullable(next.get(provider)) : Optional.empty());
    }
}
