package dev.tollgate.ingest.provider.adapter.openops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tollgate.ingest.outbound.Outbound.Call;
import dev.tollgate.kernel.BillingPeriod;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of one month in the table, by {@code GET /api/database/rows/table/{id}/} of Baserow's database API. Pages are
 * asked for by number; the address that an answer gives for the next one is not followed.
 */
record TableRows(Answers answers, OpenOpsSettings settings, BillingPeriod month) {
    static final String ASKED = "the rows of the table";
    /** 200 rows, each of which may have fields of long text. */
    private static final int MAX_ANSWER_BYTES = 32 * 1024 * 1024;

    private static final int ONE_ROW = 1;

    /**
     * One page.
     *
     * @param count how many rows there are in all
     */
    record Page(long count, boolean last, List<JsonNode> rows) {
        Page {
            rows = List.copyOf(rows);
        }
    }

    /**
     * How many rows there are before any is read, and the time of the newest.
     *
     * @param newest empty where no field of the table tells
     */
    record Extent(long count, Optional<Instant> newest) {}

    Extent extent() {
        String newestFirst = settings.modifiedField()
                .map(field -> "&order_by=" + encoded("-" + field))
                .orElse("");
        Page page = page(1, ONE_ROW, newestFirst);
        return new Extent(page.count(), page.rows().stream().findFirst().flatMap(this::modified));
    }

    Page page(int number) {
        return page(number, settings.pageSize(), "");
    }

    /** When a row was last changed, where the table has a field for it. */
    Optional<Instant> modified(JsonNode row) {
        return settings.modifiedField().map(field -> {
            try {
                return OffsetDateTime.parse(row.path(field).asText("")).toInstant();
            } catch (DateTimeException e) {
                throw Answers.bad(ASKED, "has a row that does not say when it was modified");
            }
        });
    }

    private Page page(int number, int size, String order) {
        URI uri = URI.create(settings.tables() + "/api/database/rows/table/" + settings.tableId()
                + "/?user_field_names=true&page=" + number + "&size=" + size
                + "&filter__" + encoded(settings.periodField()) + "__contains=" + month + order);
        JsonNode answer = answers.json(
                ASKED,
                credential -> Call.get(
                        uri,
                        Map.of(
                                "Authorization",
                                "Token " + Answers.secret(credential, "tablesToken"),
                                "Accept",
                                "application/json"),
                        MAX_ANSWER_BYTES));
        JsonNode next = answer.path("next");
        if (!answer.path("count").isIntegralNumber()
                || !answer.path("count").canConvertToLong()
                || !answer.path("results").isArray()
                || !next.isNull() && !next.isTextual()) {
            throw Answers.bad(ASKED, "is no page of rows");
        }
        List<JsonNode> rows = new ArrayList<>();
        answer.path("results").forEach(row -> rows.add(ofMonth(row)));
        if (rows.size() > size) {
            throw Answers.bad(ASKED, "has more rows than were asked for");
        }
        return new Page(answer.path("count").longValue(), next.isNull(), rows);
    }

    /** A filter that the table does not apply would bring every month. */
    private JsonNode ofMonth(JsonNode row) {
        String period = row.path(settings.periodField()).asText("");
        String named = month.toString();
        boolean begins = period.startsWith(named) && (period.length() == named.length() || period.charAt(7) == '-');
        if (!row.isObject() || !begins) {
            throw Answers.bad(ASKED, "has a row of another month");
        }
        return row;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
