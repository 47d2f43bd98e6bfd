package dev.tollgate.bench.bill;

/**
 * Amounts as providers write them: mostly a few decimals, some with 21, which is what a DECIMAL(38,21) holds; so the
 * database is exact too, and both totals must be the same to the last digit.
 */
final class Amounts {
    private static final int PERCENT = 100;
    private static final int WITH_CENTS = 25;
    private static final int WITH_TEN_DECIMALS = 85;
    private static final int CREDITS = 2;

    private Amounts() {}

    static void append(StringBuilder out, Dice dice) {
        if (dice.below(PERCENT) < CREDITS) {
            out.append('-');
        }
        int kind = dice.below(PERCENT);
        if (kind < WITH_CENTS) {
            digits(out.append(dice.below(5_000)).append('.'), dice, 2);
        } else if (kind < WITH_TEN_DECIMALS) {
            digits(out.append(dice.below(20)).append('.'), dice, 10);
        } else {
            digits(out.append(dice.below(3)).append('.'), dice, 21);
        }
    }

    private static void digits(StringBuilder out, Dice dice, int count) {
        for (int i = 0; i < count; i++) {
            out.append((char) ('0' + dice.below(10)));
        }
    }
}
