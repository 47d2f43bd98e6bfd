package dev.tollgate.canary.probe.adapter.postgres;

import dev.tollgate.canary.probe.Footprint;
import dev.tollgate.canary.probe.Footprints;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class PostgresFootprints implements Footprints, PanacheRepositoryBase<FootprintRow, FootprintId> {
    private final DatabaseContext context;

    PostgresFootprints(DatabaseContext context) {
        this.context = context;
    }

    @Override
    public Uni<Void> write(Footprint footprint, Instant leaseUntil) {
        return context.on(() -> Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> session.createMutationQuery(
                                "update ProbeRunRow set leaseUntil = ?1 where id = ?2 and state = 'RUNNING'")
                        .setParameter(1, leaseUntil)
                        .setParameter(2, footprint.run())
                        .executeUpdate()
                        .invoke(PostgresFootprints::mustStillRun)
                        .chain(() -> session.merge(FootprintRow.of(footprint))))
                .replaceWithVoid()));
    }

    @Override
    public Uni<Void> erase(Footprint footprint) {
        return context.on(() -> Panache.withTransaction(() ->
                deleteById(new FootprintId(footprint.run(), footprint.flow())).replaceWithVoid()));
    }

    @Override
    public Uni<List<Footprint>> ofRun(UUID run) {
        return context.on(() ->
                Panache.withSession(() -> list("runId = ?1 order by flow", run).map(PostgresFootprints::footprints)));
    }

    @Override
    public Uni<List<Footprint>> leftBehind(String probe) {
        return context.on(() -> Panache.withSession(() -> list(
                        "runId in (select r.id from ProbeRunRow r where r.probe = ?1 and r.state = 'FINISHED')"
                                + " order by runId, flow",
                        probe)
                .map(PostgresFootprints::footprints)));
    }

    private static void mustStillRun(int updated) {
        if (updated != 1) {
            throw new IllegalStateException("the run is no longer ours");
        }
    }

    private static List<Footprint> footprints(List<FootprintRow> rows) {
        return rows.stream().map(FootprintRow::toFootprint).toList();
    }
}
