package dev.tollgate.ingest.usage.adapter.postgres;

import dev.tollgate.ingest.adapter.postgres.DataErrors;
import dev.tollgate.ingest.adapter.postgres.Durability;
import dev.tollgate.ingest.usage.DropReason;
import dev.tollgate.ingest.usage.EventKey;
import dev.tollgate.ingest.usage.Outcome;
import dev.tollgate.ingest.usage.TimedEvent;
import dev.tollgate.ingest.usage.Timing;
import dev.tollgate.ingest.usage.UsageEvent;
import dev.tollgate.ingest.usage.UsageEvents;
import dev.tollgate.kernel.Problem.FieldError;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One statement stores a batch: the events that are not there yet, and what they add to their hours. The table's key
 * decides what is new, so a crash at any moment leaves both or neither, and a repetition finds what it finds.
 */
@ApplicationScoped
class PostgresUsageEvents implements UsageEvents {
    /**
     * Answers the moment, how many were new, and the transaction that stored them, by which they are known again. There is no moment, and nothing is stored, where
     * the server is set to lose what it confirms: an acknowledgement would promise what nobody keeps.
     */
    private static final String STORE = """
            WITH moment AS MATERIALIZED (
                SELECT at FROM (%s) AS taken
                WHERE %s),
            stored AS (
                INSERT INTO usage_event (tenant, source, id, product, meter, subscription, quantity, occurred_at,
                                         timing, accepted_at)
                SELECT t, s, i, p, m, u, q::numeric, o, l, at
                FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                            $8::timestamptz[], $9::text[]) AS e (t, s, i, p, m, u, q, o, l), moment
                ON CONFLICT DO NOTHING
                RETURNING tenant, product, meter, occurred_at, timing, quantity),
            added AS (
                INSERT INTO usage_addition (tenant, product, meter, hour, accepted_at, timing, quantity, events)
                SELECT tenant, product, meter, date_bin('1 hour', occurred_at, 'epoch'), at, timing, sum(quantity), count(*)
                FROM stored, moment GROUP BY 1, 2, 3, 4, 5, 6)
            SELECT (SELECT at FROM moment) AS at, (SELECT count(*) FROM stored) AS stored,
                   pg_current_xact_id()::xid::text AS transaction""".formatted(AcceptanceLock.SHARED, Durability.IS_ON);

    private static final String KNOWN = """
            SELECT event.*, event.xmin::text AS transaction
            FROM unnest($1::text[], $2::text[], $3::text[]) AS k (t, s, i)
            JOIN usage_event event ON tenant = t AND source = s AND id = i""";

    private final Pool pool;
    private final ConflictsKeptApart conflicts;

    PostgresUsageEvents(Pool pool) {
        this.pool = pool;
        this.conflicts = new ConflictsKeptApart(pool);
    }

    @Override
    public Uni<List<Outcome>> store(List<TimedEvent> events) {
        Distinct distinct = Distinct.of(events);
        Tuple values =
                EventColumns.of(distinct.first().stream().map(TimedEvent::event).toList());
        values.addArrayOfString(
                EventColumns.texts(distinct.first(), each -> each.timing().id()));
        return pool.preparedQuery(STORE)
                .execute(values)
                .map(rows -> rows.iterator().next())
                .chain(row -> outcomes(events, distinct, row))
                .onFailure()
                .transform(DataErrors::told);
    }

    @Override
    public Uni<List<Outcome>> recognise(List<UsageEvent> events) {
        return known(events)
                .chain(known -> conflicts.keep(differing(events, known)).replaceWith(() -> events.stream()
                        .map(event -> recognised(event, known))
                        .toList()));
    }

    /** Where all were new, and none twice, there is nothing to look up. */
    private Uni<List<Outcome>> outcomes(List<TimedEvent> events, Distinct distinct, Row row) {
        if (row.getOffsetDateTime("at") == null) {
            throw Durability.isOff();
        }
        if (row.getLong("stored") == events.size()) {
            Instant at = EventColumns.instant(row, "at");
            return Uni.createFrom()
                    .item(events.stream()
                            .map(each -> (Outcome) new Outcome.Accepted(at, each.timing()))
                            .toList());
        }
        List<UsageEvent> all = events.stream().map(TimedEvent::event).toList();
        String transaction = row.getString("transaction");
        Instant at = EventColumns.instant(row, "at");
        return known(all).chain(known -> conflicts
                .keep(differing(all, known))
                .replaceWith(() -> merged(all, distinct, transaction, at, known)));
    }

    private static List<Outcome> merged(
            List<UsageEvent> events, Distinct distinct, String transaction, Instant at, Map<EventKey, Known> known) {
        List<Outcome> outcomes = new ArrayList<>(events.size());
        for (int place = 0; place < events.size(); place++) {
            Known stored = known.get(events.get(place).key());
            boolean isFirst = !distinct.repeated().contains(place);
            outcomes.add(
                    isFirst && stored != null && stored.isOf(transaction, at)
                            ? new Outcome.Accepted(stored.acceptedAt(), stored.timing())
                            : told(events.get(place), known));
        }
        return outcomes;
    }

    private static Outcome recognised(UsageEvent event, Map<EventKey, Known> known) {
        return known.containsKey(event.key())
                ? told(event, known)
                : new Outcome.Rejected(
                        DropReason.TOO_OLD, List.of(new FieldError("time", "lies further back than usage is taken")));
    }

    /** @throws IllegalStateException when there is no such event: the key said that there is, and nothing deletes one */
    private static Outcome told(UsageEvent event, Map<EventKey, Known> known) {
        Known first = known.get(event.key());
        if (first == null) {
            throw new IllegalStateException("an event that its key found is not there");
        }
        return first.event().equals(event)
                ? new Outcome.Duplicate(first.acceptedAt(), first.timing())
                : new Outcome.Conflict(first.acceptedAt());
    }

    private static List<UsageEvent> differing(List<UsageEvent> asked, Map<EventKey, Known> known) {
        return asked.stream()
                .filter(event -> {
                    Known first = known.get(event.key());
                    return first != null && !first.event().equals(event);
                })
                .distinct()
                .toList();
    }

    private Uni<Map<EventKey, Known>> known(List<UsageEvent> asked) {
        return pool.preparedQuery(KNOWN).execute(EventColumns.keys(asked)).map(PostgresUsageEvents::byKey);
    }

    private static Map<EventKey, Known> byKey(RowSet<Row> rows) {
        Map<EventKey, Known> known = new HashMap<>();
        for (Row row : rows) {
            UsageEvent event = EventColumns.event(row);
            Timing timing = Timing.of(row.getString("timing")).orElseThrow();
            known.put(
                    event.key(),
                    new Known(event, timing, EventColumns.instant(row, "accepted_at"), row.getString("transaction")));
        }
        return known;
    }

    /** @param transaction that stored it: two of them may have accepted at the same microsecond */
    private record Known(UsageEvent event, Timing timing, Instant acceptedAt, String transaction) {
        /** Transactions' numbers come again after 2^32 of them; not at the same moment. */
        boolean isOf(String one, Instant at) {
            return transaction.equals(one) && acceptedAt.equals(at);
        }
    }
}
