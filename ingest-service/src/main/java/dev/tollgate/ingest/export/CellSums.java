package dev.tollgate.ingest.export;

import dev.tollgate.ingest.format.ChargeRow;
import dev.tollgate.ingest.format.ExactSum;
import dev.tollgate.kernel.AmountRefused;
import dev.tollgate.kernel.CostMetric;
import java.math.BigDecimal;

/** The four sums of one cell, and of how many rows each consists. Not safe for use by several threads at once. */
public final class CellSums {
    private static final CostMetric[] METRICS = CostMetric.values();

    private final ExactSum[] sums = new ExactSum[METRICS.length];
    private final long[] present = new long[METRICS.length];
    private final long[] rows = new long[1];

    public CellSums() {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = new ExactSum();
        }
    }

    /**
     * The sums as they were stored.
     *
     * @param present for each metric, in its order
     * @param totals likewise
     */
    public CellSums(long rows, long[] present, BigDecimal[] totals) {
        this();
        this.rows[0] = rows;
        for (int i = 0; i < sums.length; i++) {
            this.present[i] = present[i];
            sums[i].add(totals[i]);
        }
    }

    void add(ChargeRow row) {
        rows[0]++;
        for (CostMetric metric : METRICS) {
            if (row.has(metric)) {
                present[metric.ordinal()]++;
                sums[metric.ordinal()].add(row.amount(metric));
            }
        }
    }

    void add(CellSums other) {
        rows[0] += other.rows[0];
        for (int i = 0; i < sums.length; i++) {
            present[i] += other.present[i];
            sums[i].add(other.sums[i]);
        }
    }

    /** This one, with the other added to it. */
    CellSums plus(CellSums other) {
        add(other);
        return this;
    }

    /** @throws ExportRefused AMOUNT_TOO_LARGE when the sum has more digits than we hold */
    public BigDecimal total(CostMetric metric) {
        try {
            return sums[metric.ordinal()].total();
        } catch (AmountRefused e) {
            throw new ExportRefused(FailureReason.AMOUNT_TOO_LARGE, "a sum has " + e.getMessage());
        }
    }

    /** Every digit, to be stored and taken up again. */
    public BigDecimal soFar(CostMetric metric) {
        return sums[metric.ordinal()].soFar();
    }

    /** How many rows have an amount in that column; fewer than {@link #rows} means that the sum is not complete. */
    public long present(CostMetric metric) {
        return present[metric.ordinal()];
    }

    public boolean isComplete(CostMetric metric) {
        return rows[0] > 0 && present(metric) == rows[0];
    }

    public long rows() {
        return rows[0];
    }
}
