package dev.tollgate.ingest.sample;

import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.ProviderId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The facts from which both the statement and the rows follow, each on a way of its own.
 *
 * @param tariffs one for each service that was used
 * @param usageRows for each service, into how many rows its usage is split
 * @param credits whether each service gets its credit, on a row of its own
 */
record UsagePlan(
        ProviderId provider, BillingPeriod period, List<Tariff> tariffs, List<Long> usageRows, boolean credits) {
    private static final String CURRENCY = "USD";
    private static final int PRICE_DECIMALS = 9;
    private static final int DISCOUNT_DECIMALS = 4;

    UsagePlan {
        tariffs = List.copyOf(tariffs);
        usageRows = List.copyOf(usageRows);
    }

    static String currency() {
        return CURRENCY;
    }

    /** Draws a plan; the same seed, provider, month and number of rows give the same one. */
    static UsagePlan draw(ProviderId provider, BillingPeriod period, long rows, long seed) {
        Random random = new Random(
                seed * 31 + provider.ordinal() + 1_000L * period.month().getMonthValue());
        List<String> services = services(provider);
        int used = (int) Math.min(services.size(), rows);
        boolean credits = rows >= 2L * used && used > 0;
        long left = credits ? rows - used : rows;
        List<Tariff> tariffs = new ArrayList<>();
        List<Long> split = new ArrayList<>();
        for (int i = 0; i < used; i++) {
            long pieces = left / (used - i);
            left -= pieces;
            split.add(pieces);
            tariffs.add(tariff(services.get(i), pieces, random));
        }
        return new UsagePlan(provider, period, tariffs, split, credits);
    }

    private static Tariff tariff(String service, long pieces, Random random) {
        long micros = pieces * (100_001L + random.nextInt(900_000)) + random.nextInt(1_000);
        return new Tariff(
                service,
                "Hours",
                BigDecimal.valueOf(1_000_003L + random.nextInt(200_000_000), PRICE_DECIMALS),
                BigDecimal.valueOf(random.nextInt(2_500), DISCOUNT_DECIMALS),
                micros,
                BigDecimal.valueOf(1 + random.nextInt(999), 4));
    }

    private static List<String> services(ProviderId provider) {
        return switch (provider) {
            case OPENOPS -> List.of("OpenOps Workflows", "OpenOps Storage", "OpenOps Support");
            case AWS -> List.of("AmazonEC2", "AmazonS3", "AmazonRDS", "AWSLambda");
            case AZURE -> List.of("Virtual Machines", "Storage Accounts", "Azure SQL Database");
            case GCP -> List.of("Compute Engine", "Cloud Storage", "BigQuery", "Cloud Run");
        };
    }
}
