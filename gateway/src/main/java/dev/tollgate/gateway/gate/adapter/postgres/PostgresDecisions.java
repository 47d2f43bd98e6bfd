package dev.tollgate.gateway.gate.adapter.postgres;

import dev.tollgate.gateway.gate.Decision;
import dev.tollgate.gateway.gate.DecisionRecords;
import dev.tollgate.gateway.gate.Decisions;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PostgresDecisions implements Decisions, PanacheRepositoryBase<DecisionRow, UUID> {
    private final DecisionRecords records;

    PostgresDecisions(DecisionRecords records) {
        this.records = records;
    }

    @Override
    @WithTransaction
    public Uni<Void> add(Decision decision) {
        return persist(DecisionRow.of(decision)).replaceWithVoid();
    }

    @Override
    @WithSession
    public Uni<Optional<Decision>> find(UUID releaseId, String tier, UUID id) {
        return find("id = ?1 and releaseId = ?2 and tier = ?3", id, releaseId, tier)
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(found -> found.toDecision(records)));
    }

    @Override
    @WithSession
    public Uni<List<Decision>> newest(UUID releaseId, String tier, int limit, Optional<UUID> before) {
        String where = "releaseId = ?1 and tier = ?2";
        String order = " order by id desc";
        PanacheQuery<DecisionRow> query = before.map(id -> find(where + " and id < ?3" + order, releaseId, tier, id))
                .orElseGet(() -> find(where + order, releaseId, tier));
        return query.range(0, limit - 1)
                .list()
                .map(rows -> rows.stream().map(row -> row.toDecision(records)).toList());
    }
}
