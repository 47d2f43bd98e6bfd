package dev.tollgate.ingest.export;

import dev.tollgate.ingest.format.ChargeRow;
import dev.tollgate.ingest.format.ExactSum;
import dev.tollgate.kernel.AmountRefused;
import dev.tollgate.kernel.CostMetric;
import java.math.BigDecimal;

/**
 * The four sums of one cell, and of how many rows each consists. All lie in one array, since a bill has many cells and
 * hardly ever the same twice in a row. Not safe for use by several threads at once.
 */
public final class CellSums {
    private static final CostMetric[] METRICS = CostMetric.values();

    /** Behind the sums, in the order of the metrics: how many rows have an amount. */
    private static final int PRESENT = METRICS.length * ExactSum.SIZE;

    private static final int ROWS = PRESENT + METRICS.length;

    private final long[] sums = new long[ROWS + 1];

    public CellSums() {}

    /**
     * The sums as they were stored.
     *
     * @param present for each metric, in its order
     * @param totals likewise
     */
    public CellSums(long rows, long[] present, BigDecimal[] totals) {
        sums[ROWS] = rows;
        for (int i = 0; i < METRICS.length; i++) {
            sums[PRESENT + i] = present[i];
            ExactSum total = new ExactSum();
            total.add(totals[i]);
            total.addTo(sums, i * ExactSum.SIZE);
        }
    }

    void add(ChargeRow row) {
        sums[ROWS]++;
        for (int i = 0; i < METRICS.length; i++) {
            if (row.has(METRICS[i])) {
                sums[PRESENT + i]++;
                row.amount(METRICS[i]).addTo(sums, i * ExactSum.SIZE);
            }
        }
    }

    void add(CellSums other) {
        sums[ROWS] += other.sums[ROWS];
        for (int i = 0; i < METRICS.length; i++) {
            sums[PRESENT + i] += other.sums[PRESENT + i];
            other.sum(i).addTo(sums, i * ExactSum.SIZE);
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
            return sum(metric.ordinal()).total();
        } catch (AmountRefused e) {
            throw new ExportRefused(FailureReason.AMOUNT_TOO_LARGE, "a sum has " + e.getMessage());
        }
    }

    /** Every digit, to be stored and taken up again. */
    public BigDecimal soFar(CostMetric metric) {
        return sum(metric.ordinal()).soFar();
    }

    /** How many rows have an amount in that column; fewer than {@link #rows} means that the sum is not complete. */
    public long present(CostMetric metric) {
        return sums[PRESENT + metric.ordinal()];
    }

    public boolean isComplete(CostMetric metric) {
        return sums[ROWS] > 0 && present(metric) == sums[ROWS];
    }

    public long rows() {
        return sums[ROWS];
    }

    private ExactSum sum(int metric) {
        return ExactSum.of(sums, metric * ExactSum.SIZE);
    }
}
