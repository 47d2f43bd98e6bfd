package dev.tollgate.bench.usage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * One that sends usage: of twenty tenants of its own and five meters, a thousand events a batch. Its batches differ only
 * in ids and times, so that sending them costs little of the processors that it shares with what is measured.
 */
record Application(String source, List<Usage> batch) {
    static final int EVENTS_A_BATCH = 1_000;

    private static final int APPLICATIONS = 50;
    private static final int TENANTS = 20;
    private static final List<String> METERS =
            List.of("requests", "compute-seconds", "storage-gb-hours", "egress-gb", "tokens");

    /** Quantities have up to nine digits, up to six of them behind the point. */
    private static final int MAX_DIGITS = 9;

    private static final int MAX_DECIMALS = 6;
    private static final int MAX_SECONDS_AGO = 60;
    private static final int MILLIS = 1_000;

    Application {
        batch = List.copyOf(batch);
    }

    /** The same fifty on every machine. */
    static List<Application> all() {
        return IntStream.range(0, APPLICATIONS).mapToObj(Application::numbered).toList();
    }

    private static Application numbered(int number) {
        SplittableRandom random = new SplittableRandom(number);
        List<Usage> batch = new ArrayList<>();
        for (int event = 0; event < EVENTS_A_BATCH; event++) {
            int tenant = random.nextInt(TENANTS);
            batch.add(new Usage(
                    "tenant-" + number + "-" + tenant,
                    "api",
                    METERS.get(random.nextInt(METERS.size())),
                    random.nextBoolean() ? Optional.of("sub-" + number + "-" + tenant) : Optional.empty(),
                    quantity(random),
                    1 + random.nextInt(MAX_SECONDS_AGO),
                    random.nextInt(MILLIS)));
        }
        return new Application("/apps/app-" + number, batch);
    }

    private static BigDecimal quantity(SplittableRandom random) {
        long bound = BigDecimal.TEN.pow(1 + random.nextInt(MAX_DIGITS)).longValueExact();
        return BigDecimal.valueOf(random.nextLong(bound), random.nextInt(1 + MAX_DECIMALS));
    }
}
