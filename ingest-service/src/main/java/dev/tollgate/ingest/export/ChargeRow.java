package dev.tollgate.ingest.export;

import dev.tollgate.ingest.export.ExactSum.Reading;
import dev.tollgate.kernel.CostMetric;
import java.util.Arrays;

/**
 * The fields of the row that is being read; one object for all rows of a part, so that a row costs no allocation. Not
 * safe for use by several threads at once.
 */
public final class ChargeRow {
    private static final long HASH_PRIME = 0x9E3779B97F4A7C15L;
    private static final CostMetric[] METRICS = CostMetric.values();

    private final String[] texts = new String[FocusColumn.values().length];
    private final ExactSum[] amounts = new ExactSum[METRICS.length];
    private final Reading[] readings = new Reading[METRICS.length];
    private final int[] fields = new int[1];
    private final long[] line = new long[1];
    private final long[] identity = new long[1];

    public ChargeRow() {
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = new ExactSum();
        }
    }

    public void begin(long startingLine) {
        line[0] = startingLine;
        fields[0] = 0;
        identity[0] = 0;
        Arrays.fill(texts, "");
        Arrays.fill(readings, Reading.BLANK);
    }

    public void countField() {
        fields[0]++;
    }

    /** @param value without surrounding spaces; empty where the bill says NULL */
    public void text(FocusColumn column, String value) {
        texts[column.ordinal()] = value;
    }

    public void amount(CostMetric metric, char[] text, int from, int length) {
        readings[metric.ordinal()] = amounts[metric.ordinal()].read(text, from, length);
    }

    /**
     * Mixes a field into what makes the row the same row in another part, whatever order the columns have there.
     *
     * @param column tells equal texts in different columns apart
     */
    public void identify(int column, char[] text, int from, int length) {
        long hash = column;
        for (int i = from; i < from + length; i++) {
            hash = (hash ^ text[i]) * HASH_PRIME;
        }
        identity[0] += spread(hash);
    }

    /** Evenly spread over all bits. */
    long identity() {
        return spread(identity[0]);
    }

    private static long spread(long hash) {
        long mixed = (hash ^ (hash >>> 32)) * HASH_PRIME;
        mixed = (mixed ^ (mixed >>> 29)) * HASH_PRIME;
        return mixed ^ (mixed >>> 32);
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
