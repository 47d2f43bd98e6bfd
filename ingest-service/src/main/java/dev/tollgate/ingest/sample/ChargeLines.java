package dev.tollgate.ingest.sample;

import dev.tollgate.kernel.ExactDecimal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.Consumer;

/**
 * The rows of a made-up bill, one after another: the month's usage of each service in odd pieces by hour, and its
 * credit. Nothing is kept, so that any number of rows can be written.
 */
final class ChargeLines {
    static final String HEADER = "BilledCost,BillingAccountId,BillingAccountName,BillingCurrency,BillingPeriodEnd,"
            + "BillingPeriodStart,ChargeCategory,ChargeClass,ChargeDescription,ChargeFrequency,ChargePeriodEnd,"
            + "ChargePeriodStart,ConsumedQuantity,ConsumedUnit,ContractedCost,EffectiveCost,InvoiceIssuerName,"
            + "ListCost,ListUnitPrice,PricingQuantity,PricingUnit,ProviderName,PublisherName,RegionId,ResourceId,"
            + "ServiceCategory,ServiceName,SkuId,SubAccountId,Tags";

    private static final int ACCOUNTS = 3;
    private static final int RESOURCES = 97;

    private final UsagePlan plan;
    private final Random random;
    private final Instant start;
    private final Instant end;
    private final String provider;

    ChargeLines(UsagePlan plan, long seed) {
        this.plan = plan;
        this.random = new Random(~seed);
        this.start = plan.period().startsAt(plan.provider().billingZone());
        this.end = plan.period().endsAt(plan.provider().billingZone());
        this.provider = switch (plan.provider()) {
            case OPENOPS -> "OpenOps";
            case AWS -> "AWS";
            case AZURE -> "Microsoft";
            case GCP -> "Google Cloud";
        };
    }

    void writeTo(Consumer<String> lines) {
        for (int i = 0; i < plan.tariffs().size(); i++) {
            usage(plan.tariffs().get(i), plan.usageRows().get(i), lines);
            if (plan.credits()) {
                lines.accept(credit(plan.tariffs().get(i)));
            }
        }
    }

    /** Each piece takes a bit from the next, and the last has what is left: the pieces add up without being summed. */
    private void usage(Tariff tariff, long pieces, Consumer<String> lines) {
        long hours = Duration.between(start, end).toHours();
        long even = tariff.usageMicros() / pieces;
        long borrowed = 0;
        for (long i = 0; i < pieces; i++) {
            long borrows = random.nextInt((int) Math.max(1, even / 2));
            boolean last = i == pieces - 1;
            long micros = last ? even - borrowed + tariff.usageMicros() % pieces : even - borrowed + borrows;
            borrowed = borrows;
            Instant hour = start.plus(Duration.ofHours(i * hours / pieces));
            lines.accept(usage(tariff, BigDecimal.valueOf(micros, Tariff.MICROS), hour, i));
        }
    }

    private String usage(Tariff tariff, BigDecimal quantity, Instant hour, long number) {
        BigDecimal list = quantity.multiply(tariff.price());
        BigDecimal billed = quantity.multiply(tariff.price().multiply(BigDecimal.ONE.subtract(tariff.discount())));
        return line(tariff, "Usage", hour, quantity, billed, list, "res-" + number % RESOURCES, number % ACCOUNTS);
    }

    private String credit(Tariff tariff) {
        BigDecimal credit = tariff.credit().negate();
        return line(tariff, "Credit", start, BigDecimal.ZERO, credit, credit, "", 0);
    }

    private String line(
            Tariff tariff,
            String category,
            Instant hour,
            BigDecimal quantity,
            BigDecimal billed,
            BigDecimal list,
            String resource,
            long account) {
        String amount = ExactDecimal.plain(billed);
        return String.join(
                ",",
                amount,
                "billing-account-1",
                "\"Example, made up\"",
                UsagePlan.currency(),
                end.toString(),
                start.toString(),
                category,
                "",
                "\"" + category + " of \"\"" + tariff.service() + "\"\"\"",
                category.equals("Usage") ? "Usage-Based" : "One-Time",
                hour.plus(Duration.ofHours(1)).toString(),
                hour.toString(),
                ExactDecimal.plain(quantity),
                tariff.unit(),
                amount,
                amount,
                provider,
                ExactDecimal.plain(list),
                ExactDecimal.plain(tariff.price()),
                ExactDecimal.plain(quantity),
                tariff.unit(),
                provider,
                provider,
                "region-1",
                resource,
                "Compute",
                tariff.service(),
                "sku-" + tariff.service().toLowerCase(java.util.Locale.ROOT).replace(' ', '-'),
                "sub-account-" + account,
                "\"{\"\"environment\"\": \"\"sample\"\"}\"");
    }
}
