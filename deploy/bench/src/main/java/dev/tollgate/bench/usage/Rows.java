package dev.tollgate.bench.usage;

import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An application's batch as columns, in the order of the table's key, as our side stores it. What
 * batches have in common is made once, as {@link Body} does for our side.
 */
final class Rows {
    private final List<Usage> usages;
    private final Total total;
    private final String[] tenants;
    private final String[] sources;
    private final String[] products;
    private final String[] meters;
    private final @Nullable String[] subscriptions;
    private final String[] quantities;

    private Rows(String source, List<Usage> usages) {
        this.usages = usages;
        this.total = Total.of(usages);
        tenants = column(Usage::tenant);
        sources = column(_ -> source);
        products = column(Usage::product);
        meters = column(Usage::meter);
        subscriptions = new @Nullable String[usages.size()];
        for (int row = 0; row < subscriptions.length; row++) {
            subscriptions[row] = usages.get(row).subscription().orElse(null);
        }
        quantities = column(usage -> usage.quantity().toPlainString());
    }

    static Rows of(Application application) {
        return new Rows(
                application.source(),
                application.batch().stream()
                        .sorted(Comparator.comparing(Usage::tenant))
                        .toList());
    }

    Total total() {
        return total;
    }

    /** Parameters of one statement: the text columns, the times last. */
    Tuple next(EventIds ids, Clock clock, RandomGenerator random) {
        String[] newIds = new String[usages.size()];
        Arrays.setAll(newIds, _ -> ids.next(clock.instant(), random).toString());
        for (int from = 0; from < newIds.length; ) {
            int to = from;
            while (to < newIds.length && tenants[to].equals(tenants[from])) {
                to++;
            }
            Arrays.sort(newIds, from, to);
            from = to;
        }
        Instant second = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        OffsetDateTime[] times = usages.stream()
                .map(usage -> usage.time(second).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
        return Tuple.from(new Object[] {tenants, sources, newIds, products, meters, subscriptions, quantities, times});
    }

    private String[] column(Function<Usage, String> value) {
        return usages.stream().map(value).toArray(String[]::new);
    }
}
