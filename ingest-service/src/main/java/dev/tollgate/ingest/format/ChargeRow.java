package dev.tollgate.ingest.format;

import dev.tollgate.ingest.format.ExactSum.Reading;
import dev.tollgate.kernel.CostMetric;

/**
 * The charge that a row is, in FOCUS terms; one object for all rows of a worker, so that a row costs no allocation. Not
 * safe for use by several threads at once.
 */
public final class ChargeRow {
    private static final CostMetric[] METRICS = CostMetric.values();
    private static final int[] FIELD_OF = new int[METRICS.length];

    static {
        for (CostMetric metric : METRICS) {
            FIELD_OF[metric.ordinal()] = FocusColumn.of(metric).ordinal();
        }
    }

    private final String[] texts = new String[FocusColumn.values().length];
    private final String[] labels = new String[FocusColumn.values().length];
    private final ExactSum[] amounts = new ExactSum[METRICS.length];
    private final Reading[] readings = new Reading[METRICS.length];
    private final long[] line = new long[1];

    ChargeRow() {
        for (FocusColumn field : FocusColumn.values()) {
            texts[field.ordinal()] = "";
            labels[field.ordinal()] = field.column();
        }
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = new ExactSum();
            readings[i] = Reading.BLANK;
        }
    }

    void begin(long startingLine) {
        line[0] = startingLine;
    }

    void clear(FocusColumn field) {
        CostMetric metric = field.metric();
        if (metric == null) {
            text(field, "", field.column());
        } else {
            amount(metric, Reading.BLANK, amount(metric), field.column());
        }
    }

    void text(FocusColumn field, String value, String label) {
        texts[field.ordinal()] = value;
        labels[field.ordinal()] = label;
    }

    void amount(CostMetric metric, Reading reading, ExactSum amount, String label) {
        readings[metric.ordinal()] = reading;
        amounts[metric.ordinal()] = amount;
        labels[FIELD_OF[metric.ordinal()]] = label;
    }

    /** The physical line on which the row starts, from 1. */
    public long line() {
        return line[0];
    }

    /** Without surrounding spaces; empty where the bill has none, or says NULL. */
    public String text(FocusColumn field) {
        return texts[field.ordinal()];
    }

    /** The column of the bill that the field was read from. */
    public String column(FocusColumn field) {
        return labels[field.ordinal()];
    }

    public Reading reading(CostMetric metric) {
        return readings[metric.ordinal()];
    }

    public boolean has(CostMetric metric) {
        return readings[metric.ordinal()] == Reading.READ;
    }

    /** Valid until the next row begins. */
    public ExactSum amount(CostMetric metric) {
        return amounts[metric.ordinal()];
    }
}
