package dev.tollgate.ingest.export.adapter.postgres;

import dev.tollgate.ingest.export.Cell;
import dev.tollgate.ingest.export.CellSums;
import dev.tollgate.ingest.export.CountedExport;
import dev.tollgate.ingest.export.MetricTotal;
import dev.tollgate.ingest.export.PartOutcome;
import dev.tollgate.ingest.export.QuarantinedRow;
import dev.tollgate.ingest.export.SetAside;
import dev.tollgate.ingest.statement.BreakdownCell;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.ExactDecimal;
import dev.tollgate.kernel.ProviderId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Many rows in one statement, by {@code unnest}. Amounts travel as text and become numeric in PostgreSQL. */
final class BulkRows {
    private static final int BATCH = 20_000;

    private final SqlConnection connection;

    BulkRows(SqlConnection connection) {
        this.connection = connection;
    }

    Uni<Void> runDetails(UUID run, CountedExport counted) {
        return parts(run, counted.parts())
                .chain(() -> setAside(run, counted.setAside()))
                .chain(() -> quarantine(run, counted.quarantine()));
    }

    Uni<Void> exportDetails(UUID export, CountedExport counted) {
        List<PartOutcome> distinct = counted.parts().stream()
                .filter(part -> part.repeats().isEmpty())
                .toList();
        return exportParts(export, distinct)
                .chain(() -> totals(export, counted.totals()))
                .chain(() -> cube(export, counted));
    }

    Uni<Void> statementCells(UUID statement, List<BreakdownCell> cells) {
        return insert(
                """
                INSERT INTO statement_cell (statement_id, ordinal, dimension, key, amount)
                SELECT $1, n, d, k, a::numeric
                FROM unnest($2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS t (d, k, a, n)""",
                cells,
                List.of(
                        statement,
                        texts(cells, cell -> cell.dimension().id()),
                        texts(cells, BreakdownCell::key),
                        texts(cells, cell -> ExactDecimal.plain(cell.amount()))));
    }

    private Uni<Void> parts(UUID run, List<PartOutcome> parts) {
        return insert(
                """
                INSERT INTO run_part
                    (run_id, ordinal, name, format, outcome, sha256, file_sha256, rows, quarantined, repeats)
                SELECT $1, o, n, b, CASE r WHEN '' THEN 'COUNTED' ELSE 'REPEATED' END, s, f, c, q, r
                FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::text[])
                     WITH ORDINALITY AS t (n, b, s, f, c, q, r, o)""",
                parts,
                List.of(
                        run,
                        texts(parts, PartOutcome::name),
                        texts(parts, PartOutcome::format),
                        texts(parts, part -> part.sha256().hex()),
                        texts(parts, part -> part.fileSha256().hex()),
                        numbers(parts, PartOutcome::rows),
                        numbers(parts, PartOutcome::quarantined),
                        texts(parts, part -> part.repeats().orElse(""))));
    }

    private Uni<Void> setAside(UUID run, List<SetAside> all) {
        return insert(
                """
                INSERT INTO run_set_aside
                    (run_id, ordinal, provider_name, provider, billing_period, currency, format, metric, amount, rows)
                SELECT $1, o, n, p, b, c, f, m, a::numeric, r
                FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                            $9::bigint[]) WITH ORDINALITY AS t (n, p, b, c, f, m, a, r, o)""",
                all,
                List.of(
                        run,
                        texts(all, one -> one.group().providerName()),
                        texts(all, one -> one.group()
                                .provider()
                                .map(ProviderId::id)
                                .orElse("")),
                        texts(all, one -> one.group().period().orElseThrow().toString()),
                        texts(all, one -> one.group().currency()),
                        texts(all, one -> one.group().format()),
                        texts(all, one -> one.metric().column()),
                        texts(all, one -> ExactDecimal.plain(one.total().amount())),
                        numbers(all, SetAside::rows)));
    }

    private Uni<Void> quarantine(UUID run, List<QuarantinedRow> rows) {
        return insert(
                """
                INSERT INTO run_quarantine (run_id, ordinal, part, line, column_name, reason)
                SELECT $1, o, p, l, c, r
                FROM unnest($2::text[], $3::bigint[], $4::text[], $5::text[]) WITH ORDINALITY AS t (p, l, c, r, o)""",
                rows,
                List.of(
                        run,
                        texts(rows, QuarantinedRow::part),
                        numbers(rows, QuarantinedRow::line),
                        texts(rows, QuarantinedRow::column),
                        texts(rows, row -> row.reason().name())));
    }

    private Uni<Void> exportParts(UUID export, List<PartOutcome> parts) {
        return insert(
                """
                INSERT INTO export_part (export_id, sha256, file_sha256, name, rows)
                SELECT $1, s, f, n, c FROM unnest($2::text[], $3::text[], $4::text[], $5::bigint[]) AS t (s, f, n, c)""",
                parts,
                List.of(
                        export,
                        texts(parts, part -> part.sha256().hex()),
                        texts(parts, part -> part.fileSha256().hex()),
                        texts(parts, PartOutcome::name),
                        numbers(parts, PartOutcome::rows)));
    }

    private Uni<Void> totals(UUID export, List<MetricTotal> totals) {
        return insert(
                """
                INSERT INTO export_total (export_id, currency, metric, source, amount, rows)
                SELECT $1, c, m, s, a::numeric, r
                FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[]) AS t (c, m, s, a, r)""",
                totals,
                List.of(
                        export,
                        texts(totals, total -> total.total().currency()),
                        texts(totals, total -> total.metric().column()),
                        texts(totals, total -> total.origin().source()),
                        texts(totals, total -> ExactDecimal.plain(total.total().amount())),
                        numbers(totals, MetricTotal::rows)));
    }

    private Uni<Void> cube(UUID export, CountedExport counted) {
        Set<CostMetric> totalled =
                counted.totals().stream().map(MetricTotal::metric).collect(java.util.stream.Collectors.toSet());
        List<CubeRow> all = new ArrayList<>();
        for (Map.Entry<Cell, CellSums> entry : counted.cells().entrySet()) {
            for (CostMetric metric : totalled) {
                CellSums sums = entry.getValue();
                if (sums.isComplete(metric)) {
                    all.add(new CubeRow(entry.getKey(), metric, sums.total(metric), sums.rows()));
                }
            }
        }
        Uni<Void> stored = Uni.createFrom().voidItem();
        for (int from = 0; from < all.size(); from += BATCH) {
            int first = from;
            List<CubeRow> batch = all.subList(from, Math.min(all.size(), from + BATCH));
            stored = stored.chain(() -> cube(export, first, batch));
        }
        return stored;
    }

    private Uni<Void> cube(UUID export, int first, List<CubeRow> rows) {
        return insert(
                """
                INSERT INTO cube_cell (export_id, ordinal, account, sub_account, service, day, charge_category,
                                       currency, metric, amount, rows)
                SELECT $1, o + $2, a, u, s, d, g, c, m, v::numeric, r
                FROM unnest($3::text[], $4::text[], $5::text[], $6::date[], $7::text[], $8::text[], $9::text[],
                            $10::text[], $11::bigint[]) WITH ORDINALITY AS t (a, u, s, d, g, c, m, v, r, o)""",
                rows,
                List.of(
                        export,
                        (long) first,
                        texts(rows, row -> row.cell().account()),
                        texts(rows, row -> row.cell().subAccount()),
                        texts(rows, row -> row.cell().service()),
                        rows.stream().map(row -> row.cell().day()).toArray(LocalDate[]::new),
                        texts(rows, row -> row.cell().chargeCategory()),
                        texts(rows, row -> row.cell().currency()),
                        texts(rows, row -> row.metric().column()),
                        texts(rows, row -> ExactDecimal.plain(row.amount())),
                        numbers(rows, CubeRow::rows)));
    }

    private Uni<Void> insert(String sql, List<?> rows, List<Object> values) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(sql).execute(Tuple.tuple(values)).replaceWithVoid();
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static <T> Long[] numbers(List<T> rows, ToLongFunction<T> value) {
        return rows.stream().map(value::applyAsLong).toArray(Long[]::new);
    }

    private record CubeRow(Cell cell, CostMetric metric, BigDecimal amount, long rows) {}
}
