package dev.tollgate.reconcile.total;

import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.ProviderId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What we hold of one provider's bill: the canonical totals of its newest complete export.
 *
 * @param run the ingest run that brought it
 * @param asOf when the provider made the export
 * @param totals one for each metric and currency that the export has
 * @param reservations what the ingest service holds against them
 */
public record Export(
        ProviderId provider,
        IngestRunId run,
        Instant asOf,
        Rows rows,
        Parts parts,
        List<MetricTotal> totals,
        Reservations reservations) {
    public Export {
        totals = List.copyOf(totals);
    }

    /**
     * Doubts that the ingest service keeps with the totals.
     *
     * @param partial whether the delivery says that something is yet to come
     * @param jumps where a total moved too far since the last delivery above suspicion, and nobody accepted that
     * @param inexact the metrics whose amounts the delivery stores in binary floating point
     * @param changeAttempts the runs that brought other content for a month that is closed
     */
    public record Reservations(
            boolean partial, Set<CostMetric> inexact, List<Jump> jumps, List<IngestRunId> changeAttempts) {
        public static final Reservations NONE = new Reservations(false, Set.of(), List.of(), List.of());

        public Reservations {
            inexact = Set.copyOf(inexact);
            jumps = List.copyOf(jumps);
            changeAttempts = List.copyOf(changeAttempts);
        }
    }

    /** A metric's sum over the days that two deliveries share. */
    public record Jump(CostMetric metric, Money before, Money after) {}

    /** Rows of the export: {@code quarantined} could not be read, {@code setAside} belong to another bill. */
    public record Rows(long read, long counted, long quarantined, long setAside) {}

    /** Files of the export: a {@code repeated} one has the content of another and counts once. */
    public record Parts(long counted, long repeated) {}

    /** Our sum of one metric in one currency. */
    public record MetricTotal(CostMetric metric, Money total, Breakdown breakdown) {}

    /** Our side of a comparison with one statement, or why there is none. */
    sealed interface Counterpart {
        record Found(BigDecimal total, Breakdown breakdown) implements Counterpart {}

        /** Rows were read, and not one of them is of this bill. */
        record NothingCounted(long setAside) implements Counterpart {}

        record OtherMetric(List<CostMetric> held) implements Counterpart {
            public OtherMetric {
                held = List.copyOf(held);
            }
        }

        record OtherCurrency(List<Money> held) implements Counterpart {
            public OtherCurrency {
                held = List.copyOf(held);
            }
        }
    }

    Counterpart counterpartOf(Statement statement) {
        if (isKnownZero()) {
            return new Counterpart.Found(BigDecimal.ZERO, Breakdown.NONE);
        }
        if (isAllSetAside()) {
            return new Counterpart.NothingCounted(rows.setAside());
        }
        List<MetricTotal> ofMetric =
                totals.stream().filter(t -> t.metric() == statement.metric()).toList();
        if (ofMetric.isEmpty()) {
            return new Counterpart.OtherMetric(
                    totals.stream().map(MetricTotal::metric).distinct().toList());
        }
        String currency = statement.total().currency();
        // A zero in another currency changes nothing; an amount does, and cannot be converted.
        boolean foreignMoney = ofMetric.stream()
                .anyMatch(t ->
                        !t.total().currency().equals(currency) && !t.total().isZero());
        return ofMetric.stream()
                .filter(t -> t.total().currency().equals(currency) && !foreignMoney)
                .findFirst()
                .<Counterpart>map(t -> new Counterpart.Found(t.total().amount(), t.breakdown()))
                .orElseGet(() -> new Counterpart.OtherCurrency(
                        ofMetric.stream().map(MetricTotal::total).toList()));
    }

    /** An export that was read to its end and has no row is zero in every metric and currency; it is not missing. */
    private boolean isKnownZero() {
        return rows.read() == 0 && totals.isEmpty();
    }

    /** The wrong file, most likely; that this bill is zero does not follow from other bills. */
    private boolean isAllSetAside() {
        return rows.counted() == 0 && rows.quarantined() == 0 && rows.setAside() > 0 && totals.isEmpty();
    }
}
