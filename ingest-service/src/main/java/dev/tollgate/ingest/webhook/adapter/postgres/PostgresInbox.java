package dev.tollgate.ingest.webhook.adapter.postgres;

import dev.tollgate.ingest.adapter.postgres.DataErrors;
import dev.tollgate.ingest.adapter.postgres.Durability;
import dev.tollgate.ingest.webhook.Inbox;
import dev.tollgate.ingest.webhook.WebhookConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One statement stores a batch: the deliveries that are not there yet, which of them count, and which wait. The tables'
 * keys decide, so a crash at any moment leaves all of it or nothing. A second one follows only where something was there
 * before, and says what.
 */
@ApplicationScoped
class PostgresInbox implements Inbox {
    private final Pool pool;
    private final int untrustedKept;
    private final int untrustedBytes;

    PostgresInbox(Pool pool, WebhookConfig config) {
        this.pool = pool;
        this.untrustedKept = config.untrustedKept();
        this.untrustedBytes = config.untrustedBytes();
        if (untrustedKept < 1 || untrustedBytes < 0) {
            throw new IllegalArgumentException(
                    "tollgate.webhook.untrusted-kept is at least 1, tollgate.webhook.untrusted-bytes at least 0");
        }
    }

    @Override
    public Uni<List<Kept>> keep(List<Judged> judged) {
        Map<ContentKey, Integer> firsts = new LinkedHashMap<>();
        for (int place = 0; place < judged.size(); place++) {
            firsts.putIfAbsent(ContentKey.of(judged.get(place)), place);
        }
        List<Integer> places = List.copyOf(firsts.values());
        return pool.preparedQuery(InboxStatements.KEEP)
                .execute(DeliveryColumns.of(places.stream().map(judged::get).toList()))
                .map(rows -> stored(rows, places))
                .chain(stored -> told(judged, stored))
                .onFailure()
                .transform(DataErrors::told);
    }

    @Override
    public Uni<Void> keepApart(List<Untrusted> untrusted) {
        Tuple values = DeliveryColumns.apart(untrusted, untrustedBytes).addInteger(untrustedKept);
        return pool.preparedQuery(InboxStatements.KEEP_APART)
                .execute(values)
                .replaceWithVoid()
                .onFailure()
                .transform(DataErrors::told);
    }

    @Override
    public Uni<Long> forget(Instant untrustedBefore, Instant countsBefore) {
        return pool.preparedQuery(InboxStatements.FORGET_TALLY)
                .execute(Tuple.of(countsBefore.atOffset(ZoneOffset.UTC)))
                .chain(() -> pool.preparedQuery(InboxStatements.FORGET_UNTRUSTED)
                        .execute(Tuple.of(untrustedBefore.atOffset(ZoneOffset.UTC))))
                .map(gone -> (long) gone.rowCount());
    }

    private static Map<Integer, First> stored(RowSet<Row> rows, List<Integer> places) {
        if (rows.rowCount() == 0) {
            throw Durability.isOff();
        }
        Map<Integer, First> stored = new HashMap<>();
        for (Row row : rows) {
            First.of(row.getString("outcome"))
                    .ifPresent(first -> stored.put(places.get(Math.toIntExact(row.getLong("place")) - 1), first));
        }
        return stored;
    }

    /** Where everything is the first of its kind, there is nothing to ask. */
    private Uni<List<Kept>> told(List<Judged> judged, Map<Integer, First> stored) {
        Set<Integer> asked = new TreeSet<>();
        for (int place = 0; place < judged.size(); place++) {
            if (!(stored.get(place) instanceof First.Known)) {
                asked.add(place);
            }
        }
        if (asked.isEmpty()) {
            return Uni.createFrom().item(inPlaces(judged.size(), stored, Map.of()));
        }
        List<Integer> places = List.copyOf(asked);
        Tuple values = DeliveryColumns.keys(places.stream().map(judged::get).toList());
        values.addArrayOfBoolean(
                places.stream().map(place -> !stored.containsKey(place)).toArray(Boolean[]::new));
        return pool.preparedQuery(InboxStatements.TELL)
                .execute(values)
                .map(rows -> inPlaces(judged.size(), stored, told(rows, places)));
    }

    private static Map<Integer, Kept> told(RowSet<Row> rows, List<Integer> places) {
        Map<Integer, Kept> told = new HashMap<>();
        for (Row row : rows) {
            Instant first = row.getOffsetDateTime("first").toInstant();
            told.put(
                    places.get(Math.toIntExact(row.getLong("place")) - 1),
                    switch (row.getString("outcome")) {
                        case "waiting" -> new Kept.Waiting();
                        case "repeated" -> new Kept.Repeated(first);
                        case "conflict" -> new Kept.Conflict(first);
                        default -> throw new IllegalStateException("the statement has no other outcome");
                    });
        }
        return told;
    }

    /** @throws IllegalStateException when one is missing: the key said that it is there, and nothing deletes one */
    private static List<Kept> inPlaces(int size, Map<Integer, First> stored, Map<Integer, Kept> told) {
        List<Kept> kept = new ArrayList<>(size);
        for (int place = 0; place < size; place++) {
            Kept one = stored.get(place) instanceof First.Known(Kept known) ? known : told.get(place);
            if (one == null) {
                throw new IllegalStateException("a delivery that its key found is not there");
            }
            kept.add(one);
        }
        return kept;
    }

    /** What the storing statement says of one that it stored. */
    private sealed interface First {
        record Known(Kept kept) implements First {}

        /** Another one of its event came before. */
        record Behind() implements First {}

        static Optional<First> of(@Nullable String outcome) {
            return switch (outcome) {
                case null -> Optional.empty();
                case "counted" -> Optional.of(new Known(new Kept.Counted()));
                case "waiting" -> Optional.of(new Known(new Kept.Waiting()));
                case "behind" -> Optional.of(new Behind());
                default -> throw new IllegalStateException("the statement has no other outcome");
            };
        }
    }

    /** What is one row. */
    private record ContentKey(String provider, String eventId, String digest, String verdict) {
        static ContentKey of(Judged judged) {
            return new ContentKey(
                    judged.delivery().provider(),
                    judged.identity().eventId(),
                    judged.identity().content().hex(),
                    judged.judgement().verdict().name());
        }
    }
}
