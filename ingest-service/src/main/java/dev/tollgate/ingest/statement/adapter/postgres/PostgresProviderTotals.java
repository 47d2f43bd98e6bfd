package dev.tollgate.ingest.statement.adapter.postgres;

import dev.tollgate.ingest.statement.BreakdownCell;
import dev.tollgate.ingest.statement.Dimension;
import dev.tollgate.ingest.statement.ProviderTotals;
import dev.tollgate.ingest.statement.StatedTotal;
import dev.tollgate.ingest.statement.Statement;
import dev.tollgate.ingest.statement.StatementOrigin;
import dev.tollgate.ingest.statement.TotalsQuestion;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.ExactDecimal;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.Sha256;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Statements never change once they are stored; only which of them counts now does. */
@ApplicationScoped
class PostgresProviderTotals implements ProviderTotals {
    private static final String CURRENT = """
            SELECT newest.id AS run_id, stated.*
            FROM (SELECT DISTINCT ON (provider) id, state, statement_id FROM ingest_run
                  WHERE billing_period = $1 AND mode = $2 AND ($3 = '' OR provider = $3)
                    AND reason IS DISTINCT FROM 'PERIOD_CLOSED'
                  ORDER BY provider, ordinal DESC) newest
            JOIN provider_statement stated ON stated.id = newest.statement_id
            WHERE newest.state = 'COMPLETED'""";

    private static final String CELLS =
            "SELECT * FROM statement_cell WHERE statement_id = ANY($1) ORDER BY statement_id, ordinal";

    private final Pool pool;

    PostgresProviderTotals(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<List<StatedTotal>> current(TotalsQuestion question) {
        Tuple asked = Tuple.of(
                question.period().toString(),
                question.mode().id(),
                question.provider().map(ProviderId::id).orElse(""));
        return pool.preparedQuery(CURRENT).execute(asked).chain(statements -> pool.preparedQuery(CELLS)
                .execute(Tuple.of(idsOf(statements)))
                .map(cells -> stated(statements, byStatement(cells))));
    }

    private static Object idsOf(RowSet<Row> statements) {
        return statements.stream().map(row -> row.getUUID("id")).toArray(UUID[]::new);
    }

    private static Map<UUID, List<BreakdownCell>> byStatement(RowSet<Row> cells) {
        Map<UUID, List<BreakdownCell>> all = new HashMap<>();
        for (Row row : cells) {
            all.computeIfAbsent(row.getUUID("statement_id"), _ -> new ArrayList<>())
                    .add(new BreakdownCell(
                            Dimension.of(row.getString("dimension")).orElseThrow(),
                            row.getString("key"),
                            ExactDecimal.normalise(row.getBigDecimal("amount"))));
        }
        return all;
    }

    private static List<StatedTotal> stated(RowSet<Row> statements, Map<UUID, List<BreakdownCell>> cells) {
        return statements.stream()
                .map(row -> new StatedTotal(
                        ProviderId.of(row.getString("provider")).orElseThrow(),
                        row.getUUID("run_id"),
                        statement(row, cells.getOrDefault(row.getUUID("id"), List.of()))))
                .sorted(Comparator.comparing(StatedTotal::provider))
                .toList();
    }

    private static Statement statement(Row row, List<BreakdownCell> breakdown) {
        return new Statement(
                new Sha256(row.getString("digest")),
                CostMetric.of(row.getString("metric")).orElseThrow(),
                new Money(row.getBigDecimal("total"), row.getString("currency")),
                row.getOffsetDateTime("as_of").toInstant(),
                row.getString("source"),
                StatementOrigin.valueOf(row.getString("origin")),
                breakdown);
    }
}
