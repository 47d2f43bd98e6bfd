package dev.tollgate.ingest.provider.adapter.aws;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.provider.StatedMonth;
import dev.tollgate.ingest.statement.BreakdownCell;
import dev.tollgate.ingest.statement.Dimension;
import dev.tollgate.kernel.AmountRefused;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageRequest;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageResponse;
import software.amazon.awssdk.services.costexplorer.model.Granularity;
import software.amazon.awssdk.services.costexplorer.model.MetricValue;
import software.amazon.awssdk.services.costexplorer.model.ResultByTime;

/**
 * What Cost Explorer states of a month: {@code GetCostAndUsage} of the AWS Cost Management API reference. Amounts are
 * strings there. The end is exclusive, and may be no later than the first of the next month, which is what is asked for.
 *
 * <p>The breakdown is by day, the one dimension whose keys are also the export's. By service it would not be: Cost Explorer
 * parts "Amazon Elastic Compute Cloud" into "- Compute" and "EC2 - Other". By linked account neither: an export's account
 * is the one that pays.
 */
record CostExplorerMonth(AwsSession<CostExplorerClient> session, AwsSettings settings, InstantSource clock) {
    private static final int MOST_PAGES = 100;

    StatedMonth of(BillingPeriod month) {
        Instant asked = clock.instant();
        if (asked.isBefore(month.startsAt(ZoneOffset.UTC))) {
            throw new ExportRefused(FailureReason.NO_STATEMENT, "the month " + month + " has not begun");
        }
        List<ResultByTime> results = results(month, Granularity.MONTHLY, "the month's cost");
        if (results.isEmpty()) {
            throw new ExportRefused(FailureReason.NO_STATEMENT, "Cost Explorer states nothing for " + month);
        }
        ResultByTime result = results.getFirst();
        if (results.size() != 1 || !isOf(result, month) || !result.groups().isEmpty()) {
            throw bad("is not of the one month that was asked for");
        }
        Money total = amount(result);
        String source = "AWS Cost Explorer GetCostAndUsage, "
                + settings.figure().id() + (Boolean.TRUE.equals(result.estimated()) ? ", estimated" : "");
        if (!settings.byDay()) {
            return stated(total, asked, source, List.of());
        }
        Optional<List<BreakdownCell>> days = days(month, total);
        return days.isPresent()
                ? stated(total, asked, source, days.get())
                : stated(total, asked, source + "; without its days, which do not add up to it exactly", List.of());
    }

    private StatedMonth stated(Money total, Instant asked, String source, List<BreakdownCell> breakdown) {
        return new StatedMonth(settings.figure().metric(), total, asked, source, breakdown);
    }

    /** Empty where they do not add up: asked a moment later, or of a month that is no longer kept by day. */
    private Optional<List<BreakdownCell>> days(BillingPeriod month, Money total) {
        List<BreakdownCell> cells = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (ResultByTime result : resultsByDay(month)) {
            String day = result.timePeriod() == null
                    ? ""
                    : String.valueOf(result.timePeriod().start());
            if (!isDayOf(day, month) || !seen.add(day) || !result.groups().isEmpty()) {
                throw bad("has a day that is none of the month's, or has it twice");
            }
            Money amount = amount(result);
            if (!amount.currency().equals(total.currency())) {
                throw bad("is in several currencies");
            }
            sum = sum.add(amount.amount());
            cells.add(new BreakdownCell(Dimension.DAY, day, amount.amount()));
        }
        return sum.compareTo(total.amount()) == 0 ? Optional.of(cells) : Optional.empty();
    }

    private List<ResultByTime> resultsByDay(BillingPeriod month) {
        try {
            return results(month, Granularity.DAILY, "the month's cost by day");
        } catch (ExportRefused e) {
            if (e.reason() == FailureReason.NO_STATEMENT) {
                return List.of();
            }
            throw e;
        }
    }

    private List<ResultByTime> results(BillingPeriod month, Granularity granularity, String asked) {
        List<ResultByTime> results = new ArrayList<>();
        Optional<String> next = Optional.empty();
        for (int page = 1; page <= MOST_PAGES; page++) {
            GetCostAndUsageRequest request = request(month, granularity, next);
            GetCostAndUsageResponse response = session.ask(asked, costs -> costs.getCostAndUsage(request));
            if (!response.hasResultsByTime()) {
                throw bad("has no results in it");
            }
            results.addAll(response.resultsByTime());
            Optional<String> before = next;
            next = Optional.ofNullable(response.nextPageToken()).filter(token -> !token.isEmpty());
            if (next.isEmpty()) {
                return results;
            }
            if (next.equals(before)) {
                break;
            }
        }
        throw bad("goes on without an end");
    }

    private GetCostAndUsageRequest request(BillingPeriod month, Granularity granularity, Optional<String> page) {
        GetCostAndUsageRequest.Builder request = GetCostAndUsageRequest.builder()
                .timePeriod(period -> period.start(first(month)).end(end(month)))
                .granularity(granularity)
                .metrics(settings.figure().id());
        page.ifPresent(request::nextPageToken);
        return request.build();
    }

    private Money amount(ResultByTime result) {
        MetricValue value = result.total().get(settings.figure().id());
        if (value == null
                || value.amount() == null
                || value.unit() == null
                || result.total().size() != 1) {
            throw bad("has not exactly the one amount that was asked for, with its currency");
        }
        try {
            return Money.of(value.amount(), value.unit());
        } catch (AmountRefused | Money.UnknownCurrency e) {
            throw bad("has an amount that is none, or in no currency");
        }
    }

    /** The end of a month that still runs may be told as the day up to which there is anything. */
    private boolean isOf(ResultByTime result, BillingPeriod month) {
        return result.timePeriod() != null
                && first(month).equals(result.timePeriod().start())
                && (end(month).equals(result.timePeriod().end())
                        || (!month.isClosedAt(clock.instant(), ZoneOffset.UTC)
                                && isDayOf(String.valueOf(result.timePeriod().end()), month)));
    }

    private static boolean isDayOf(String text, BillingPeriod month) {
        return text.matches("\\d{4}-\\d{2}-\\d{2}")
                && text.compareTo(first(month)) >= 0
                && text.compareTo(month.month().atEndOfMonth().toString()) <= 0;
    }

    private static String first(BillingPeriod month) {
        return month.month().atDay(1).toString();
    }

    private static String end(BillingPeriod month) {
        return month.month().plusMonths(1).atDay(1).toString();
    }

    private static ExportRefused bad(String what) {
        return new ExportRefused(FailureReason.BAD_ANSWER, "the answer of Cost Explorer " + what);
    }
}
