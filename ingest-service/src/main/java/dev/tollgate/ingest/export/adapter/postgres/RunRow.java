package dev.tollgate.ingest.export.adapter.postgres;

import dev.tollgate.ingest.credential.IngestMode;
import dev.tollgate.ingest.export.Acceptance;
import dev.tollgate.ingest.export.Delivery;
import dev.tollgate.ingest.export.Delivery.Completeness;
import dev.tollgate.ingest.export.Delivery.PeriodState;
import dev.tollgate.ingest.export.Delivery.ToldBy;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.export.IngestRun;
import dev.tollgate.ingest.export.PartCounts;
import dev.tollgate.ingest.export.RowCounts;
import dev.tollgate.ingest.export.RunState;
import dev.tollgate.ingest.export.Scope;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.ProviderId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A run as it lies in {@code ingest_run}; its lease is the business of {@link PostgresRunClaims} alone. */
@Entity
@Table(name = "ingest_run")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields in.
class RunRow {
    @Id
    UUID id;

    @Column(insertable = false, updatable = false)
    Long ordinal;

    String provider;

    @Column(name = "billing_period")
    String billingPeriod;

    String mode;

    @Column(name = "drop_path")
    String dropPath;

    /** The names of what was accepted, by comma. */
    String accepted = "";

    String state;

    @Nullable
    String reason;

    String explanation;

    @Column(name = "requested_at")
    Instant requestedAt;

    @Nullable
    @Column(name = "started_at")
    Instant startedAt;

    @Nullable
    @Column(name = "finished_at")
    Instant finishedAt;

    @Nullable
    @Column(name = "export_id")
    UUID exportId;

    @Column(name = "repeats_export")
    boolean repeatsExport;

    @Nullable
    @Column(name = "supersedes_export")
    UUID supersedesExport;

    @Nullable
    @Column(name = "as_of")
    Instant asOf;

    @Column(name = "as_of_by")
    String asOfBy = ToldBy.OBJECT.name();

    String completeness = Completeness.UNKNOWN.name();

    @Nullable
    @Column(name = "completeness_by")
    String completenessBy;

    @Column(name = "period_state")
    String periodState = PeriodState.UNKNOWN.name();

    @Column(name = "rows_read")
    long rowsRead;

    @Column(name = "rows_counted")
    long rowsCounted;

    @Column(name = "rows_quarantined")
    long rowsQuarantined;

    @Column(name = "rows_set_aside")
    long rowsSetAside;

    @Column(name = "parts_counted")
    int partsCounted;

    @Column(name = "parts_repeated")
    int partsRepeated;

    @Column(name = "metrics_incomplete")
    String metricsIncomplete = "";

    @Column(name = "metrics_inexact")
    String metricsInexact = "";

    static RunRow of(IngestRun run) {
        RunRow row = new RunRow();
        row.id = run.id();
        row.provider = run.scope().provider().id();
        row.billingPeriod = run.scope().period().toString();
        row.mode = run.mode().id();
        row.dropPath = run.drop();
        row.accepted = run.accepted().stream().map(Enum::name).sorted().collect(Collectors.joining(","));
        row.state = run.state().name();
        row.explanation = run.explanation();
        row.requestedAt = run.requestedAt();
        return row;
    }

    IngestRun toRun() {
        return new IngestRun(
                id,
                new Scope(ProviderId.of(provider).orElseThrow(), BillingPeriod.of(billingPeriod)),
                IngestMode.of(mode).orElseThrow(),
                dropPath,
                acceptances(accepted),
                RunState.valueOf(state),
                Optional.ofNullable(reason).map(FailureReason::valueOf),
                explanation,
                requestedAt,
                Optional.ofNullable(startedAt),
                Optional.ofNullable(finishedAt),
                outcome());
    }

    static Set<Acceptance> acceptances(String names) {
        return Arrays.stream(names.split(",", -1))
                .flatMap(name -> Acceptance.of(name).stream())
                .collect(Collectors.toSet());
    }

    static List<CostMetric> metrics(String columns) {
        return Arrays.stream(columns.split(",", -1))
                .flatMap(column -> CostMetric.of(column).stream())
                .toList();
    }

    private Optional<IngestRun.Outcome> outcome() {
        if (exportId == null || asOf == null) {
            return Optional.empty();
        }
        return Optional.of(new IngestRun.Outcome(
                exportId,
                repeatsExport,
                Optional.ofNullable(supersedesExport),
                new Delivery(
                        asOf,
                        ToldBy.valueOf(asOfBy),
                        Completeness.valueOf(completeness),
                        Optional.ofNullable(completenessBy).map(ToldBy::valueOf),
                        PeriodState.valueOf(periodState)),
                new RowCounts(rowsRead, rowsCounted, rowsQuarantined, rowsSetAside),
                new PartCounts(partsCounted, partsRepeated),
                metrics(metricsIncomplete),
                metrics(metricsInexact)));
    }
}
