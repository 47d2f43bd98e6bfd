package dev.tollgate.ingest.provider.adapter.azure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.Money;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One row of an answer of the query API.
 *
 * @param usageDate as {@code YYYYMMDD}; empty where the answer is not by day
 */
record CostRow(Money cost, String usageDate, String asked) {
    private static final int MAX_ROWS = 10_000;

    /** @param properties with {@code columns}, which name what stands where, and {@code rows} */
    static List<CostRow> of(JsonNode properties, String asked) {
        Map<String, Integer> columns = new HashMap<>();
        for (JsonNode column : properties.path("columns")) {
            columns.put(column.path("name").asText(), columns.size());
        }
        JsonNode rows = properties.path("rows");
        if (!rows.isArray()
                || rows.size() > MAX_ROWS
                || columns.size() != properties.path("columns").size()) {
            throw AzureError.bad(asked, "has another shape than documented");
        }
        List<CostRow> read = new ArrayList<>();
        for (JsonNode row : rows) {
            JsonNode cost = row.path(columns.getOrDefault("Cost", -1));
            JsonNode currency = row.path(columns.getOrDefault("Currency", -1));
            if (!cost.isNumber() || !currency.isTextual() || row.size() != columns.size()) {
                throw AzureError.bad(asked, "has a row without a cost or without a currency");
            }
            read.add(new CostRow(
                    money(cost, currency, asked),
                    row.path(columns.getOrDefault("UsageDate", -1)).asText(),
                    asked));
        }
        return read;
    }

    /** As {@code YYYY-MM-DD}. */
    String day(BillingPeriod month) {
        try {
            LocalDate day = LocalDate.parse(usageDate, DateTimeFormatter.BASIC_ISO_DATE);
            if (day.toString().startsWith(month + "-")) {
                return day.toString();
            }
        } catch (DateTimeException e) {
            // Told below, without the text.
        }
        throw AzureError.bad(asked, "has a row that is of no day of the month");
    }

    private static Money money(JsonNode cost, JsonNode currency, String asked) {
        try {
            return new Money(cost.decimalValue(), currency.textValue());
        } catch (IllegalArgumentException e) {
            throw AzureError.bad(asked, "has an amount that cannot be held, or a currency that is none");
        }
    }
}
