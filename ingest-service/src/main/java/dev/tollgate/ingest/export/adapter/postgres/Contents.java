package dev.tollgate.ingest.export.adapter.postgres;

import dev.tollgate.ingest.export.CanonicalTotals.ChangeAttempt;
import dev.tollgate.ingest.export.CanonicalTotals.CurrentExport;
import dev.tollgate.ingest.export.Delivery;
import dev.tollgate.ingest.export.MetricTotal;
import dev.tollgate.ingest.export.Origin;
import dev.tollgate.ingest.export.PartCounts;
import dev.tollgate.ingest.export.RowCounts;
import dev.tollgate.ingest.export.TotalJump;
import dev.tollgate.ingest.statement.BreakdownCell;
import dev.tollgate.ingest.statement.Dimension;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.ExactDecimal;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.Sha256;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What was read so far of the totals that stand: runs first, then by export, currency and metric. */
final class Contents {
    private final List<Row> runs;
    private final List<Row> attempts;
    private final Map<UUID, List<MetricTotal>> totals = new HashMap<>();
    private final Map<UUID, List<TotalJump>> jumps = new HashMap<>();
    private final Map<List<Object>, List<BreakdownCell>> slices = new HashMap<>();

    Contents(List<Row> runs, RowSet<Row> attempts) {
        this.runs = List.copyOf(runs);
        this.attempts = attempts.stream().toList();
    }

    List<Row> runs() {
        return runs;
    }

    /** Of the runs that stand, and of the attempts to change one that is closed. */
    UUID[] exports() {
        Stream<UUID> standing =
                runs.stream().filter(PostgresCanonicalTotals::isCompleted).map(run -> run.getUUID("export_id"));
        return Stream.concat(standing, attempts.stream().map(run -> run.getUUID("refused_export")))
                .toArray(UUID[]::new);
    }

    UUID[] runIds() {
        return runs.stream().map(run -> run.getUUID("id")).toArray(UUID[]::new);
    }

    Contents withTotals(RowSet<Row> rows) {
        for (Row row : rows) {
            totals.computeIfAbsent(row.getUUID("export_id"), _ -> new ArrayList<>())
                    .add(total(row));
        }
        return this;
    }

    /** @param row of {@code export_total}, with the export's format */
    static MetricTotal total(Row row) {
        return new MetricTotal(
                CostMetric.of(row.getString("metric")).orElseThrow(),
                new Money(row.getBigDecimal("amount"), row.getString("currency")),
                new Origin(row.getString("format"), row.getString("source")),
                row.getLong("rows"),
                List.of());
    }

    Contents withJumps(RowSet<Row> rows) {
        for (Row row : rows) {
            jumps.computeIfAbsent(row.getUUID("run_id"), _ -> new ArrayList<>()).add(Jumps.of(row));
        }
        return this;
    }

    Contents withSlices(Dimension dimension, RowSet<Row> rows) {
        for (Row row : rows) {
            List<Object> total = List.of(row.getUUID("export_id"), row.getString("currency"), row.getString("metric"));
            slices.computeIfAbsent(total, _ -> new ArrayList<>())
                    .add(new BreakdownCell(
                            dimension, row.getString("key"), ExactDecimal.normalise(row.getBigDecimal("amount"))));
        }
        return this;
    }

    CurrentExport export(Row run) {
        return new CurrentExport(
                provider(run),
                run.getUUID("export_id"),
                run.getUUID("id"),
                new Sha256(run.getString("content_digest")),
                delivery(run),
                new RowCounts(
                        run.getLong("rows_read"),
                        run.getLong("rows_counted"),
                        run.getLong("rows_quarantined"),
                        run.getLong("rows_set_aside")),
                new PartCounts(run.getInteger("parts_counted"), run.getInteger("parts_repeated")),
                RunRow.metrics(run.getString("metrics_incomplete")),
                RunRow.metrics(run.getString("metrics_inexact")),
                totalsOf(run.getUUID("export_id")),
                jumps.getOrDefault(run.getUUID("id"), List.of()),
                attempts.stream()
                        .filter(attempt -> provider(attempt) == provider(run))
                        .map(this::attempt)
                        .toList());
    }

    static ProviderId provider(Row run) {
        return ProviderId.of(run.getString("provider")).orElseThrow();
    }

    private ChangeAttempt attempt(Row run) {
        return new ChangeAttempt(
                run.getUUID("id"),
                run.getOffsetDateTime("finished_at").toInstant(),
                new Sha256(run.getString("content_digest")),
                totals.getOrDefault(run.getUUID("refused_export"), List.of()).stream()
                        .sorted(Comparator.comparing(MetricTotal::metric))
                        .toList());
    }

    private static Delivery delivery(Row run) {
        return new Delivery(
                run.getOffsetDateTime("as_of").toInstant(),
                Delivery.ToldBy.valueOf(run.getString("as_of_by")),
                Delivery.Completeness.valueOf(run.getString("completeness")),
                Optional.ofNullable(run.getString("completeness_by")).map(Delivery.ToldBy::valueOf),
                Delivery.PeriodState.valueOf(run.getString("period_state")));
    }

    private List<MetricTotal> totalsOf(UUID export) {
        return totals.getOrDefault(export, List.of()).stream()
                .map(total -> new MetricTotal(
                        total.metric(),
                        total.total(),
                        total.origin(),
                        total.rows(),
                        slices.getOrDefault(
                                List.of(
                                        export,
                                        total.total().currency(),
                                        total.metric().column()),
                                List.of())))
                .sorted(Comparator.comparing(MetricTotal::metric))
                .toList();
    }
}
