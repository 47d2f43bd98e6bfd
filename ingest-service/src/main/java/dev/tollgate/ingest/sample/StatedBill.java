package dev.tollgate.ingest.sample;

import dev.tollgate.kernel.ExactDecimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the provider states: tariff times the whole month's usage, service by service. It never looks at a row; so a
 * total that agrees with it proves something.
 *
 * @param byService in USD
 */
record StatedBill(Instant asOf, Map<String, BigDecimal> byService) {
    /** Providers restate a closed month for up to 72 h; a bill of a day later is settled. */
    static final Duration SETTLED_AFTER = Duration.ofHours(96);

    StatedBill {
        byService = Map.copyOf(byService);
    }

    static StatedBill of(UsagePlan plan) {
        Map<String, BigDecimal> byService = new LinkedHashMap<>();
        for (Tariff tariff : plan.tariffs()) {
            BigDecimal usage = new BigDecimal(BigInteger.valueOf(tariff.usageMicros()), Tariff.MICROS);
            BigDecimal gross = usage.multiply(tariff.price());
            BigDecimal discount = gross.multiply(tariff.discount());
            BigDecimal credit = plan.credits() ? tariff.credit() : BigDecimal.ZERO;
            byService.put(tariff.service(), gross.subtract(discount).subtract(credit));
        }
        Instant settled = plan.period().endsAt(plan.provider().billingZone()).plus(SETTLED_AFTER);
        return new StatedBill(settled, byService);
    }

    BigDecimal total() {
        return byService.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** {@code statement.json}; all its texts are our own and need no escaping. */
    String json() {
        String cells = byService.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> "    {\"service\": \"" + entry.getKey() + "\", \"amount\": \""
                        + ExactDecimal.plain(entry.getValue()) + "\"}")
                .collect(Collectors.joining(",\n"));
        String breakdown = cells.isEmpty() ? "[]" : "[\n" + cells + "\n  ]";
        return """
                {
                  "currency": "%s",
                  "metric": "BilledCost",
                  "total": "%s",
                  "asOf": "%s",
                  "source": "made-up invoice",
                  "breakdown": %s
                }
                """.formatted(UsagePlan.currency(), ExactDecimal.plain(total()), asOf, breakdown);
    }
}
