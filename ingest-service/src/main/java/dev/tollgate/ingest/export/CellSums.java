package dev.tollgate.ingest.export;

import dev.tollgate.kernel.CostMetric;

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

    public ExactSum sum(CostMetric metric) {
        return sums[metric.ordinal()];
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
