package dev.tollgate.ingest.usage.adapter.postgres;

import dev.tollgate.ingest.usage.EventKey;
import dev.tollgate.ingest.usage.UsageEvent;
import dev.tollgate.kernel.ExactDecimal;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Events as arrays of columns for {@code unnest}, and back. Quantities travel as text and become numeric there. */
final class EventColumns {
    private EventColumns() {}

    /** Tenant, source, id, product, meter, subscription, quantity, time: $1 to $8. */
    static Tuple of(List<UsageEvent> events) {
        Tuple columns = keys(events);
        columns.addArrayOfString(texts(events, UsageEvent::product));
        columns.addArrayOfString(texts(events, UsageEvent::meter));
        columns.addArrayOfString(texts(events, event -> event.subscription().orElse(null)));
        columns.addArrayOfString(texts(events, event -> ExactDecimal.plain(event.quantity())));
        columns.addArrayOfOffsetDateTime(
                events.stream().map(event -> utc(event.time())).toArray(OffsetDateTime[]::new));
        return columns;
    }

    /** Tenant, source, id: $1 to $3. */
    static Tuple keys(List<UsageEvent> events) {
        Tuple columns = Tuple.tuple();
        columns.addArrayOfString(texts(events, event -> event.key().tenant()));
        columns.addArrayOfString(texts(events, event -> event.key().source()));
        columns.addArrayOfString(texts(events, event -> event.key().id()));
        return columns;
    }

    static UsageEvent event(Row row) {
        return event(row, "");
    }

    /** @param prefix of the columns' names */
    static UsageEvent event(Row row, String prefix) {
        return new UsageEvent(
                new EventKey(row.getString("tenant"), row.getString("source"), row.getString("id")),
                row.getString(prefix + "product"),
                row.getString(prefix + "meter"),
                Optional.ofNullable(row.getString(prefix + "subscription")),
                row.getBigDecimal(prefix + "quantity"),
                instant(row, prefix + "occurred_at"));
    }

    static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static <T> @Nullable String[] texts(List<T> all, Function<T, @Nullable String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }
}
