package dev.tollgate.canary.probe.adapter.postgres;

import dev.tollgate.canary.probe.ProbeOrder;
import dev.tollgate.canary.probe.ProbeRecords;
import dev.tollgate.canary.probe.ProbeRecords.Written;
import dev.tollgate.canary.probe.ProbeResult;
import dev.tollgate.canary.probe.ProbeRun;
import dev.tollgate.canary.probe.ProbeRuns;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresProbeRuns implements ProbeRuns, PanacheRepositoryBase<ProbeRunRow, UUID> {
    private final DatabaseContext context;
    private final ProbeRecords records;

    PostgresProbeRuns(DatabaseContext context, ProbeRecords records) {
        this.context = context;
        this.records = records;
    }

    @Override
    public Uni<Claim> claim(ProbeOrder order, Instant leaseUntil, Optional<RequestKey> key) {
        return context.on(() -> asked(key)
                .chain(before -> before.isPresent()
                        ? Uni.createFrom().item(before.get())
                        : insert(ProbeRunRow.running(order, leaseUntil, key))
                                // Two with one key at the same time: the loser looks again who won.
                                .chain(claim -> claim instanceof Claim.Busy
                                        ? asked(key).map(now -> now.orElse(claim))
                                        : Uni.createFrom().item(claim))));
    }

    @Override
    public Uni<Boolean> finish(ProbeOrder order, ProbeResult result) {
        ProbeResultRow row = ProbeResultRow.of(order.id(), result, records.write(order, result));
        return context.on(() -> Panache.withTransaction(
                () -> update("state = 'FINISHED' where id = ?1 and state = 'RUNNING'", order.id())
                        .chain(updated -> updated == 1
                                ? Panache.getSession()
                                        .chain(session -> session.persist(row))
                                        .replaceWith(true)
                                : Uni.createFrom().item(false))));
    }

    @Override
    public Uni<Optional<ProbeOrder>> adopt(Instant now, Instant leaseUntil) {
        return context.on(() -> Panache.withTransaction(() -> find(
                        "state = 'RUNNING' and leaseUntil < ?1 order by startedAt, id", now)
                .<ProbeRunRow>firstResult()
                .chain(row -> row == null ? Uni.createFrom().item(Optional.empty()) : take(row, now, leaseUntil))));
    }

    @Override
    public Uni<Optional<ProbeRun>> find(UUID id) {
        return context.on(() -> Panache.withSession(() -> findById(id).chain(this::withResult)));
    }

    @Override
    public Uni<List<ProbeRun>> newest(Filter filter, int limit) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> values = new HashMap<>();
        filter.probe().ifPresent(value -> restrict("probe", value, conditions, values));
        filter.mode().ifPresent(value -> restrict("mode", value.id(), conditions, values));
        filter.commit().ifPresent(value -> restrict("commit", value, conditions, values));
        filter.after().ifPresent(value -> {
            conditions.add("exists (select 1 from ProbeRunRow a where a.id = :after and"
                    + " (r.startedAt < a.startedAt or (r.startedAt = a.startedAt and r.id < a.id)))");
            values.put("after", value);
        });
        String query = "from ProbeRunRow r where " + String.join(" and ", conditions)
                + " order by r.startedAt desc, r.id desc";
        return context.on(() -> Panache.withSession(
                () -> find(query, values).page(0, limit).list().chain(this::withResults)));
    }

    private static void restrict(String field, Object value, List<String> conditions, Map<String, Object> values) {
        conditions.add("r." + field + " = :" + field);
        values.put(field, value);
    }

    private Uni<Optional<Claim>> asked(Optional<RequestKey> key) {
        if (key.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        String digest = key.get().requestDigest();
        return Panache.withSession(() -> find("requestKey", key.get().key())
                .<ProbeRunRow>firstResult()
                .chain(row -> withResult(row)
                        .map(found -> found.map(run ->
                                digest.equals(row.requestDigest) ? new Claim.Repeated(run) : new Claim.KeyReused()))));
    }

    /** The unique indexes decide; a look before the insert would leave a gap between the two. */
    private Uni<Claim> insert(ProbeRunRow row) {
        return Panache.withTransaction(() -> persistAndFlush(row))
                .<Claim>map(_ -> new Claim.Claimed())
                .onFailure(PostgresProbeRuns::isTaken)
                .recoverWithItem(new Claim.Busy());
    }

    private static boolean isTaken(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException) {
                return true;
            }
        }
        return false;
    }

    /** One replica wins: the lease is taken only from where it was seen. */
    private Uni<Optional<ProbeOrder>> take(ProbeRunRow row, Instant now, Instant leaseUntil) {
        return update(
                        "leaseUntil = ?1 where id = ?2 and state = 'RUNNING' and leaseUntil < ?3",
                        leaseUntil,
                        row.id,
                        now)
                .map(updated -> updated == 1 ? Optional.of(row.toOrder()) : Optional.empty());
    }

    private Uni<Optional<ProbeRun>> withResult(@Nullable ProbeRunRow row) {
        return row == null
                ? Uni.createFrom().item(Optional.empty())
                : withResults(List.of(row)).map(runs -> Optional.of(runs.getFirst()));
    }

    private Uni<List<ProbeRun>> withResults(List<ProbeRunRow> rows) {
        List<UUID> ids = rows.stream().map(row -> row.id).toList();
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from ProbeResultRow where runId in ?1", ProbeResultRow.class)
                        .setParameter(1, ids)
                        .getResultList())
                .map(results -> results.stream().collect(Collectors.toMap(result -> result.runId, Function.identity())))
                .map(results -> rows.stream()
                        .map(row -> run(row, Optional.ofNullable(results.get(row.id))))
                        .toList());
    }

    private ProbeRun run(ProbeRunRow row, Optional<ProbeResultRow> result) {
        return new ProbeRun(row.toOrder(), result.map(this::ended));
    }

    private ProbeRun.Ended ended(ProbeResultRow row) {
        Written written = row.toWritten();
        return new ProbeRun.Ended(records.read(written), written.record(), written.digest(), written.runDigest());
    }
}
