package dev.tollgate.bench.usage;

import dev.tollgate.bench.stand.Rates;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/** What can be measured of taking usage. */
public final class UsageMeasures {
    /** As the command line calls them. */
    public static final Set<String> NAMES = Set.of("usage", "usage-growth");

    private final PrintStream out;
    private final UsageOptions options;

    public UsageMeasures(PrintStream out, UsageOptions options) {
        this.out = out;
        this.options = options;
    }

    /**
     * Measures, compares what is stored with what was sent, and prints the figures if both are the same.
     *
     * @param name one of {@link #NAMES}
     */
    public void measure(String name) throws Exception {
        if (!Files.exists(options.application())) {
            out.println("not measured: the service is not packaged");
            return;
        }
        switch (name) {
            case "usage" -> new Turns(out, options).run();
            case "usage-growth" -> new Growth(out, options).run();
            default -> throw new IllegalArgumentException("there is no measure " + name);
        }
    }

    /** The line above the figures of several {@link #row}s. */
    static String header() {
        return String.format(
                Locale.ROOT, "%-34s %10s %10s %10s %10s %10s", "", "events/s", "median", "min", "p50", "p99");
    }

    static String row(String name, Rates rates) {
        return String.format(
                Locale.ROOT,
                "%-34s %,10d %10s %10s %10s %10s",
                name,
                rates.overall(),
                bySecond(rates.median()),
                bySecond(rates.min()),
                Rates.millis(rates.p50Nanos()),
                Rates.millis(rates.p99Nanos()));
    }

    /** A round that takes no whole second has none. */
    private static String bySecond(OptionalLong rate) {
        return rate.isEmpty() ? "-" : String.format(Locale.ROOT, "%,d", rate.getAsLong());
    }

    /** Prints the figures, or the differences instead of them. */
    static void print(PrintStream out, List<String> differences, List<String> figures) {
        if (differences.isEmpty()) {
            figures.forEach(out::println);
        } else {
            out.println("not measured: what is stored is not what was sent");
            differences.forEach(out::println);
        }
    }
}
