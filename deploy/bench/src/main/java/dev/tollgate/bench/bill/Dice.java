package dev.tollgate.bench.bill;

/** The numbers of one row, which follow from its position alone: the same file on every machine, in any order. */
final class Dice {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long row;
    private long state;

    void begin(long position) {
        row = position;
        state = position * STEP;
    }

    long row() {
        return row;
    }

    /** The finisher of SplitMix64 (Steele, Lea, Flood 2014). */
    long next() {
        state += STEP;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    String oneOf(String... choices) {
        return choices[below(choices.length)];
    }
}
