package dev.tollgate.ingest.provider.adapter.gcp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.provider.StatedMonth;
import dev.tollgate.ingest.statement.BreakdownCell;
import dev.tollgate.ingest.statement.Dimension;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.ExactDecimal;
import dev.tollgate.kernel.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The answer to the invoice-month query: one row a currency and day, of which there is to be one currency. */
record StatedDays(List<Day> days) {
    private static final String ASKED = "the invoice-month query";
    private static final int COLUMNS = 5;

    private record Day(String currency, String day, Instant asOf, BigDecimal net) {}

    StatedDays {
        days = List.copyOf(days);
    }

    static StatedDays of(QueryRun run) {
        List<Day> days = new ArrayList<>();
        try {
            run.forEach(row -> days.add(day(row.path("f"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new StatedDays(days);
    }

    /** @throws ExportRefused when it is no total of one currency */
    StatedMonth month(TableName table) {
        Set<String> currencies = new HashSet<>();
        Set<String> seen = new HashSet<>();
        List<BreakdownCell> cells = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (Day day : days) {
            currencies.add(day.currency());
            if (!seen.add(day.currency() + day.day())) {
                throw Answers.bad(ASKED, "has a day twice");
            }
            cells.add(new BreakdownCell(Dimension.DAY, day.day(), day.net()));
            total = total.add(day.net());
        }
        Instant asOf =
                days.stream().map(Day::asOf).max(Comparator.naturalOrder()).orElseThrow(() -> nothing(table));
        if (currencies.size() != 1) {
            throw Answers.bad(ASKED, "has several currencies, which have no total");
        }
        return new StatedMonth(
                CostMetric.BILLED_COST,
                money(total, currencies.iterator().next()),
                asOf,
                "BigQuery, invoice-month query on " + table + ": cost and credits, net",
                cells);
    }

    private static ExportRefused nothing(TableName table) {
        return new ExportRefused(FailureReason.NO_STATEMENT, table + " has no row of the invoice month");
    }

    private static Day day(JsonNode cells) {
        if (!cells.isArray() || cells.size() != COLUMNS) {
            throw Answers.bad(ASKED, "has other columns than were asked for");
        }
        if (!text(cells, 3).equals("0")) {
            throw Answers.bad(ASKED, "tells of rows without a cost");
        }
        try {
            return new Day(
                    text(cells, 0),
                    LocalDate.parse(text(cells, 1)).toString(),
                    Epoch.instant(text(cells, 2)).orElseThrow(() -> Answers.bad(ASKED, "has no export time")),
                    ExactDecimal.parse(text(cells, 4)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Answers.bad(ASKED, "has a day or an amount that is none");
        }
    }

    private static String text(JsonNode cells, int column) {
        String text = cells.path(column).path("v").textValue();
        if (text == null) {
            throw Answers.bad(ASKED, "leaves a value blank");
        }
        return text;
    }

    private static Money money(BigDecimal total, String currency) {
        try {
            return new Money(total, currency);
        } catch (IllegalArgumentException e) {
            throw Answers.bad(ASKED, "has a currency or a total that is none");
        }
    }
}
