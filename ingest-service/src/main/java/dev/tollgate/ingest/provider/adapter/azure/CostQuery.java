package dev.tollgate.ingest.provider.adapter.azure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.provider.StatedMonth;
import dev.tollgate.ingest.statement.BreakdownCell;
import dev.tollgate.ingest.statement.Dimension;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The month's cost by the Cost Management query API ("Query - Usage", 2023-11-01): once in one sum, and once by day. It
 * gives the currency with every row, and lets nobody group by it.
 *
 * <p>The sums are JSON numbers that Azure computes in binary floating point; they are taken as they are written, digit by
 * digit, and nothing here rounds them.
 */
record CostQuery(Management management, AzurePlace place, InstantSource clock) {
    private static final String ASKED = "the cost query";
    private static final String API = "2023-11-01";

    StatedMonth ask(BillingPeriod month) {
        Instant askedAt = clock.instant();
        List<CostRow> sums = rows(month, "None");
        if (sums.isEmpty()) {
            throw new ExportRefused(FailureReason.NO_STATEMENT, "Azure states no cost for the month");
        }
        if (sums.size() > 1) {
            throw AzureError.bad(ASKED, "has more than one sum, of one currency or of several");
        }
        Money total = sums.getFirst().cost();
        return new StatedMonth(
                place.costMetric(),
                total,
                askedAt,
                "Azure Cost Management query API " + API + ", " + place.metric() + " of " + place.scope(),
                byDay(month, total));
    }

    /** Only one that adds up is a breakdown of the total: the service rounds every sum for itself. */
    private List<BreakdownCell> byDay(BillingPeriod month, Money total) {
        List<BreakdownCell> days = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (CostRow row : rows(month, "Daily")) {
            String day = row.day(month);
            if (!seen.add(day) || !row.cost().currency().equals(total.currency())) {
                throw AzureError.bad(ASKED, "has a day twice, or in another currency than the month");
            }
            days.add(new BreakdownCell(Dimension.DAY, day, row.cost().amount()));
            sum = sum.add(row.cost().amount());
        }
        return sum.compareTo(total.amount()) == 0 ? days : List.of();
    }

    private List<CostRow> rows(BillingPeriod month, String granularity) {
        Management.Told told = management.pages(
                "POST",
                "/" + place.scope() + "/providers/Microsoft.CostManagement/query?api-version=" + API,
                body(month, granularity),
                "/properties/nextLink",
                ASKED);
        told.refused().ifPresent(answer -> {
            throw AzureError.of(answer, ASKED, clock.instant());
        });
        List<CostRow> rows = new ArrayList<>();
        for (JsonNode page : told.pages()) {
            rows.addAll(CostRow.of(page.path("properties"), ASKED));
        }
        return rows;
    }

    /** Both ends of the period are inclusive. */
    private String body(BillingPeriod month, String granularity) {
        return """
                {"type":"%s","timeframe":"Custom",\
                "timePeriod":{"from":"%sT00:00:00Z","to":"%sT23:59:59Z"},\
                "dataset":{"granularity":"%s","aggregation":{"totalCost":{"name":"Cost","function":"Sum"}}}}""".formatted(
                        place.metric(), month.month().atDay(1), month.month().atEndOfMonth(), granularity);
    }
}
