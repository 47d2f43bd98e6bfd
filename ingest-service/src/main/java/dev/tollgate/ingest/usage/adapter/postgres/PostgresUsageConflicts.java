package dev.tollgate.ingest.usage.adapter.postgres;

import dev.tollgate.ingest.adapter.postgres.Questions;
import dev.tollgate.ingest.usage.UsageConflicts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class PostgresUsageConflicts implements UsageConflicts {
    private static final String NEWEST = """
            SELECT conflict.*, event.product AS counted_product, event.meter AS counted_meter,
                   event.subscription AS counted_subscription, event.quantity AS counted_quantity,
                   event.occurred_at AS counted_occurred_at, event.accepted_at
            FROM usage_conflict conflict JOIN usage_event event USING (tenant, source, id)
            WHERE tenant = $1 AND ordinal < $2 ORDER BY ordinal DESC LIMIT $3""";

    private final Questions questions;

    PostgresUsageConflicts(Questions questions) {
        this.questions = questions;
    }

    @Override
    public Uni<List<KeptApart>> newest(String tenant, Optional<Long> before, int limit) {
        return questions
                .ask(connection -> connection
                        .preparedQuery(NEWEST)
                        .execute(Tuple.of(tenant, before.orElse(Long.MAX_VALUE), limit)))
                .map(rows -> rows.stream().map(PostgresUsageConflicts::kept).toList());
    }

    private static KeptApart kept(Row row) {
        return new KeptApart(
                row.getLong("ordinal"),
                EventColumns.event(row),
                EventColumns.instant(row, "received_at"),
                EventColumns.event(row, "counted_"),
                EventColumns.instant(row, "accepted_at"));
    }
}
