package dev.tollgate.reconcile.total;

import dev.tollgate.kernel.ExactDecimal;
import dev.tollgate.reconcile.total.Export.Counterpart;
import dev.tollgate.reconcile.total.Limits.ProviderLimits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Two totals of the same metric and currency, side by side, with every cell that the statement asks for. Exact.
 *
 * @param currency of every amount in it
 */
public record Comparison(String currency, Side total, List<Cell> cells) {
    private static final int SHOWN_DECIMALS = 4;

    public Comparison {
        cells = List.copyOf(cells);
    }

    /** Ours, theirs, and what their difference may be; plain decimals, since a limit can be finer than money. */
    public record Side(BigDecimal canonical, BigDecimal provider, BigDecimal limit) {
        /** Canonical minus provider: below zero, our total is the smaller one. */
        public BigDecimal drift() {
            return canonical.subtract(provider);
        }

        /** Inclusive: exactly at the limit is within. */
        public boolean within() {
            return drift().abs().compareTo(limit) <= 0;
        }

        /** In per cent of the provider's amount, for people; nothing is decided by it. None against a zero. */
        public Optional<String> variancePct() {
            if (provider.signum() == 0) {
                return Optional.empty();
            }
            return Optional.of(drift().abs()
                    .movePointRight(2)
                    .divide(provider.abs(), SHOWN_DECIMALS, RoundingMode.HALF_UP)
                    .toPlainString());
        }
    }

    /** One key of one dimension of the statement's breakdown. A cell that one side lacks is a zero there. */
    public record Cell(Dimension dimension, String key, Side side) {}

    static Comparison of(Statement statement, Counterpart.Found ours, ProviderLimits limits) {
        List<Cell> cells = new ArrayList<>();
        for (Dimension dimension : statement.breakdown().dimensions()) {
            SortedMap<String, BigDecimal> held = ours.breakdown().by(dimension);
            SortedMap<String, BigDecimal> stated = statement.breakdown().by(dimension);
            SortedSet<String> keys = new TreeSet<>(held.keySet());
            keys.addAll(stated.keySet());
            for (String key : keys) {
                cells.add(new Cell(dimension, key, side(amount(held, key), amount(stated, key), limits)));
            }
        }
        Side total = side(ours.total(), statement.total().amount(), limits);
        return new Comparison(statement.total().currency(), total, cells);
    }

    Finding finding() {
        if (!total.within()) {
            return new Finding.Drifted(
                    DriftReason.DRIFT_OVER_LIMIT,
                    "our total is " + direction(total) + "; the limit is " + amount(total.limit()));
        }
        List<Cell> over = cells.stream().filter(cell -> !cell.side().within()).toList();
        if (over.isEmpty()) {
            return new Finding.Matched(agreement());
        }
        Cell first = over.getFirst();
        String others =
                over.size() == 1 ? "" : "; " + (over.size() - 1) + " more of " + cells.size() + " cells differ too";
        return new Finding.Drifted(
                DriftReason.CELL_OVER_LIMIT,
                "the totals agree within " + amount(total.limit()) + ", but " + first.dimension() + " "
                        + named(first.key())
                        + " is " + direction(first.side()) + "; the limit is "
                        + amount(first.side().limit()) + others);
    }

    /** A bill may leave a service or an account without a name; the cell is still one. */
    private static String named(String key) {
        return key.isEmpty() ? "(without a name)" : key;
    }

    private String agreement() {
        return total.drift().signum() == 0
                ? "canonical and provider total agree exactly"
                : "our total is " + direction(total) + ", within the limit of " + amount(total.limit());
    }

    /** For example {@code 3.2 USD below the provider's}. */
    private String direction(Side side) {
        String word = side.drift().signum() < 0 ? " below" : " above";
        return amount(side.drift().abs()) + word + " the provider's";
    }

    private String amount(BigDecimal value) {
        return ExactDecimal.plain(value) + " " + currency;
    }

    private static Side side(BigDecimal canonical, BigDecimal provider, ProviderLimits limits) {
        return new Side(canonical, provider, limits.limitFor(provider));
    }

    private static BigDecimal amount(SortedMap<String, BigDecimal> cells, String key) {
        BigDecimal amount = cells.get(key);
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
