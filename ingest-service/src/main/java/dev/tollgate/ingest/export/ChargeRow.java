package dev.tollgate.ingest.export;

import dev.tollgate.ingest.export.ExactSum.Reading;
import dev.tollgate.kernel.CostMetric;
import java.util.Arrays;

/**
 * The fields of the row that is being read; one object for all rows of a part, so that a row costs no allocation. Not
 * safe for use by several threads at once.
 */
public final class ChargeRow {
    private static final CostMetric[] METRICS = CostMetric.values();

    private final String[] texts = new String[FocusColumn.values().length];
    private final ExactSum[] amounts = new ExactSum[METRICS.length];
    private final Reading[] readings = new Reading[METRICS.length];
    private final int[] fields = new int[1];
    private final long[] line = new long[1];

    public ChargeRow() {
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = new ExactSum();
        }
    }

    public void begin(long startingLine) {
        line[0] = startingLine;
        fields[0] = 0;
        Arrays.fill(texts, "");
        Arrays.fill(readings, Reading.BLANK);
    }

    /** @param count of all its fields, also of those that nobody wants */
    public void fields(int count) {
        fields[0] = count;
    }

    /** @param value without surrounding spaces; empty where the bill says NULL */
    public void text(FocusColumn column, String value) {
        texts[column.ordinal()] = value;
    }

    public void amount(CostMetric metric, char[] text, int from, int length) {
        readings[metric.ordinal()] = amounts[metric.ordinal()].read(text, from, length);
    }

    long line() {
        return line[0];
    }

    int fields() {
        return fields[0];
    }

    String text(FocusColumn column) {
        return texts[column.ordinal()];
    }

    Reading reading(CostMetric metric) {
        return readings[metric.ordinal()];
    }

    boolean has(CostMetric metric) {
        return readings[metric.ordinal()] == Reading.READ;
    }

    ExactSum amount(CostMetric metric) {
        return amounts[metric.ordinal()];
    }
}
