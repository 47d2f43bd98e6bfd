package dev.tollgate.reconcile.total.adapter.postgres;

import dev.tollgate.reconcile.total.Judgement;
import dev.tollgate.reconcile.total.Judging.Judged;
import dev.tollgate.reconcile.total.Reconciliation;
import dev.tollgate.reconcile.total.ReconciliationId;
import dev.tollgate.reconcile.total.Reconciliations;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Reconciliations in PostgreSQL; triggers there refuse every change. */
@ApplicationScoped
class PostgresReconciliations implements Reconciliations, PanacheRepositoryBase<ReconciliationRow, UUID> {
    /**
     * One history at a time grows by one at a time: two replicas that judge the same month wait for each other here, and
     * so neither names the same previous one. The lock goes with the transaction.
     */
    private static final String LOCK_AND_NUMBER =
            "SELECT nextval('reconciliation_position') FROM pg_advisory_xact_lock(hashtextextended(?1, 0))";

    @Override
    @WithTransaction
    public Uni<Reconciliation> append(ReconciliationId id, Judged judged, String inputs) {
        Judgement judgement = judged.judgement();
        return nextPosition(judgement)
                .flatMap(position -> newestOf(judgement)
                        .map(previous -> ReconciliationRow.of(id, judged, position, previous.orElse(null))))
                .flatMap(row -> insert(row, id, judgement, inputs).replaceWith(row))
                .map(ReconciliationRow::toReconciliation);
    }

    @Override
    @WithSession
    public Uni<Optional<Reconciliation>> find(ReconciliationId id) {
        return findById(id.value()).map(row -> Optional.ofNullable(row).map(ReconciliationRow::toReconciliation));
    }

    @Override
    @WithSession
    public Uni<Optional<String>> inputsOf(ReconciliationId id) {
        return getSession()
                .flatMap(session -> session.find(InputsRow.class, id.value()))
                .map(row -> Optional.ofNullable(row).map(found -> found.inputs));
    }

    @Override
    @WithSession
    public Uni<List<Reconciliation>> newest(Selection selection, int limit) {
        List<String> conditions = new ArrayList<>(List.of("position < :before"));
        Parameters parameters =
                Parameters.with("before", selection.before() == null ? Long.MAX_VALUE : selection.before());
        if (selection.period() != null) {
            conditions.add("billingPeriod = :period");
            parameters = parameters.and("period", selection.period().toString());
        }
        if (selection.mode() != null) {
            conditions.add("mode = :mode");
            parameters = parameters.and("mode", selection.mode().word());
        }
        return find(String.join(" and ", conditions), Sort.descending("position"), parameters)
                .page(0, limit)
                .list()
                .map(rows ->
                        rows.stream().map(ReconciliationRow::toReconciliation).toList());
    }

    private Uni<Long> nextPosition(Judgement judgement) {
        String history = "reconciliation " + judgement.period() + " " + judgement.mode();
        return getSession().flatMap(session -> session.createNativeQuery(LOCK_AND_NUMBER, Long.class)
                .setParameter(1, history)
                .getSingleResult());
    }

    private Uni<Optional<UUID>> newestOf(Judgement judgement) {
        return find(
                        "billingPeriod = ?1 and mode = ?2",
                        Sort.descending("position"),
                        judgement.period().toString(),
                        judgement.mode().word())
                .page(0, 1)
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(newest -> newest.id));
    }

    private Uni<Void> insert(ReconciliationRow row, ReconciliationId id, Judgement judgement, String inputs) {
        Stream<Object> providers =
                judgement.providers().stream().map(provider -> ProviderJudgementRow.of(id, provider));
        Object[] all = Stream.concat(Stream.of(row, InputsRow.of(id, inputs)), providers)
                .toArray();
        return getSession().flatMap(session -> session.persistAll(all));
    }
}
