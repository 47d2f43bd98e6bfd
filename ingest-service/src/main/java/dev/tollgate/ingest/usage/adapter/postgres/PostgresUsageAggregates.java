package dev.tollgate.ingest.usage.adapter.postgres;

import dev.tollgate.ingest.adapter.postgres.Questions;
import dev.tollgate.ingest.usage.AggregateKey;
import dev.tollgate.ingest.usage.AggregateQuestion;
import dev.tollgate.ingest.usage.Timing;
import dev.tollgate.ingest.usage.UsageAggregate;
import dev.tollgate.ingest.usage.UsageAggregate.Change;
import dev.tollgate.ingest.usage.UsageAggregates;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Sums of what each batch added, up to the moment that is asked for. */
@ApplicationScoped
class PostgresUsageAggregates implements UsageAggregates {
    private static final String HOURS = """
            SELECT product, meter, hour, sum(quantity) AS quantity, sum(events)::bigint AS events,
                   min(accepted_at) AS first_at, max(accepted_at) AS last_at,
                   count(*) FILTER (WHERE timing <> 'on-time') AS changes,
                   (array_agg(accepted_at ORDER BY accepted_at DESC, timing) FILTER (WHERE timing <> 'on-time'))[1:%1$d] AS change_at,
                   (array_agg(timing ORDER BY accepted_at DESC, timing) FILTER (WHERE timing <> 'on-time'))[1:%1$d] AS change_timing,
                   (array_agg(quantity::text ORDER BY accepted_at DESC, timing) FILTER (WHERE timing <> 'on-time'))[1:%1$d] AS change_quantity,
                   (array_agg(events ORDER BY accepted_at DESC, timing) FILTER (WHERE timing <> 'on-time'))[1:%1$d] AS change_events
            FROM usage_addition
            WHERE tenant = $1 AND ($2::text IS NULL OR product = $2) AND ($3::text IS NULL OR meter = $3)
              AND hour >= $4 AND hour < $5 AND accepted_at <= $6
              AND ($7::text IS NULL OR (product, meter, hour) > ($7 COLLATE "C", $8::text COLLATE "C", $9::timestamptz))
            GROUP BY product, meter, hour ORDER BY product, meter, hour LIMIT $10""".formatted(UsageAggregate.CHANGES_SHOWN);

    private final Questions questions;

    PostgresUsageAggregates(Questions questions) {
        this.questions = questions;
    }

    @Override
    public Uni<Answer> find(AggregateQuestion question) {
        // The lock is let go at the end of its transaction: what it shows is asked for in another.
        return questions
                .ask(connection -> connection.query(AcceptanceLock.ALONE).execute())
                .map(rows -> EventColumns.instant(rows.iterator().next(), "now"))
                .map(now -> asOf(question, now))
                .chain(asOf -> questions
                        .ask(connection -> connection.preparedQuery(HOURS).execute(values(question, asOf)))
                        .map(rows -> new Answer(asOf, hours(question.tenant(), rows))));
    }

    private static Instant asOf(AggregateQuestion question, Instant now) {
        Instant asOf = question.asOf().orElse(now);
        if (asOf.isAfter(now)) {
            throw new ProblemException(
                    Problem.InvalidRequest.of("asOf", "lies ahead: nobody knows what will be known then"));
        }
        return asOf;
    }

    private static Tuple values(AggregateQuestion question, Instant asOf) {
        Tuple values = Tuple.of(
                question.tenant(),
                question.product().orElse(null),
                question.meter().orElse(null),
                EventColumns.utc(question.from()),
                EventColumns.utc(question.to()),
                EventColumns.utc(asOf));
        values.addString(question.after().map(AggregateKey::product).orElse(null));
        values.addString(question.after().map(AggregateKey::meter).orElse(null));
        values.addOffsetDateTime(
                question.after().map(key -> EventColumns.utc(key.hour())).orElse(null));
        values.addInteger(question.limit());
        return values;
    }

    private static List<UsageAggregate> hours(String tenant, RowSet<Row> rows) {
        return rows.stream()
                .map(row -> new UsageAggregate(
                        new AggregateKey(
                                tenant,
                                row.getString("product"),
                                row.getString("meter"),
                                EventColumns.instant(row, "hour")),
                        row.getBigDecimal("quantity"),
                        row.getLong("events"),
                        EventColumns.instant(row, "first_at"),
                        EventColumns.instant(row, "last_at"),
                        changes(row),
                        row.getLong("changes")))
                .toList();
    }

    private static List<Change> changes(Row row) {
        OffsetDateTime[] at = row.getArrayOfOffsetDateTimes("change_at");
        if (at == null) {
            return List.of();
        }
        String[] timings = row.getArrayOfStrings("change_timing");
        String[] quantities = row.getArrayOfStrings("change_quantity");
        Long[] events = row.getArrayOfLongs("change_events");
        List<Change> changes = new ArrayList<>();
        for (int index = 0; index < at.length; index++) {
            changes.add(new Change(
                    at[index].toInstant(),
                    Timing.of(timings[index]).orElseThrow(),
                    new BigDecimal(quantities[index]),
                    events[index]));
        }
        return changes;
    }
}
