package dev.tollgate.ingest.provider.adapter.gcp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A query that has come to its end, and its rows, page by page. All pages are of the same result, which BigQuery keeps;
 * addresses of pages are made here from what an answer names, never taken from it.
 */
final class QueryRun {
    /** With the wait of each, ten minutes: when BigQuery stops the query itself. */
    private static final int MAX_POLLS = 60;

    private static final String JOB_ID = "[A-Za-z0-9_-]{1,1024}";
    private static final String LOCATION = "[A-Za-z0-9-]{1,64}";

    private final Query query;
    private final Session session;
    private final String results;
    private final Page first;

    private QueryRun(Query query, Session session, String results, Page first) {
        this.query = query;
        this.session = session;
        this.results = results;
        this.first = first;
    }

    /** @throws ExportRefused when it does not end, or ends with an error */
    static QueryRun of(Query query, Session session, GcpSettings settings, String requestId) {
        URI queries = settings.resolve("projects/" + settings.project() + "/queries");
        JsonNode answer = session.post(query.asked(), queries, query.request(settings, requestId));
        String results = queries + resultsPath(answer, query, settings);
        for (int polls = 0; !isComplete(answer, query); polls++) {
            if (polls == MAX_POLLS) {
                throw new ExportRefused(
                        FailureReason.PROVIDER_TIMEOUT, query.asked() + " did not come to its end in ten minutes");
            }
            answer = session.get(query.asked(), URI.create(results));
        }
        return new QueryRun(query, session, results, Page.of(answer, query));
    }

    long totalRows() {
        return first.totalRows();
    }

    List<Column> columns() {
        return first.columns();
    }

    /** @throws ExportRefused unless there are exactly as many rows as the query is said to have */
    void forEach(RowConsumer consumer) throws IOException {
        long seen = 0;
        Page page = first;
        while (true) {
            for (JsonNode row : page.rows()) {
                consumer.accept(row);
            }
            seen += page.rows().size();
            if (page.next().isEmpty() || seen >= totalRows()) {
                break;
            }
            if (page.rows().isEmpty()) {
                throw Answers.bad(query.asked(), "has a page without rows before the last");
            }
            page = page(page.next().get());
        }
        if (seen != totalRows()) {
            throw Answers.bad(query.asked(), "has " + seen + " rows instead of " + totalRows());
        }
    }

    private Page page(String token) {
        URI uri = URI.create(results + "&pageToken=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
        JsonNode answer = session.get(query.asked(), uri);
        if (!isComplete(answer, query)) {
            throw Answers.bad(query.asked(), "has a page of a query that has not ended");
        }
        Page page = Page.of(answer, query);
        if (page.totalRows() != totalRows() || !page.columns().equals(columns())) {
            throw Answers.bad(query.asked(), "has pages of different results");
        }
        return page;
    }

    private static String resultsPath(JsonNode answer, Query query, GcpSettings settings) {
        JsonNode job = answer.path("jobReference");
        String id = job.path("jobId").asText("");
        String location = job.path("location").asText(settings.location().orElse(""));
        if (!id.matches(JOB_ID) || !location.isEmpty() && !location.matches(LOCATION)) {
            throw Answers.bad(query.asked(), "names no job");
        }
        return "/" + id + "?maxResults=" + settings.pageSize() + "&timeoutMs=" + Query.WAIT_MILLIS
                + "&formatOptions.useInt64Timestamp=true" + (location.isEmpty() ? "" : "&location=" + location);
    }

    private static boolean isComplete(JsonNode answer, Query query) {
        JsonNode errors = answer.path("errors");
        if (!errors.isMissingNode() && !errors.isEmpty()) {
            // Also a warning: what a query leaves out is not told from what it only mentions.
            throw Answers.bad(
                    query.asked(),
                    "tells of an error"
                            + Answers.code(errors.path(0))
                                    .map(code -> " (" + code + ")")
                                    .orElse(""));
        }
        if (!answer.path("jobComplete").isBoolean()) {
            throw Answers.bad(query.asked(), "does not say whether the query has ended");
        }
        return answer.path("jobComplete").booleanValue();
    }

    /** One row, as {@code {"f":[…]}}. */
    @FunctionalInterface
    interface RowConsumer {
        void accept(JsonNode row) throws IOException;
    }

    private record Page(List<Column> columns, long totalRows, JsonNode rows, Optional<String> next) {
        static Page of(JsonNode answer, Query query) {
            String total = answer.path("totalRows").asText("");
            JsonNode rows = answer.path("rows");
            if (!total.matches("[0-9]{1,18}") || !rows.isMissingNode() && !rows.isArray()) {
                throw Answers.bad(query.asked(), "does not say how many rows there are");
            }
            return new Page(
                    Column.listOf(answer.path("schema"), query.asked()),
                    Long.parseLong(total),
                    rows,
                    Optional.ofNullable(answer.path("pageToken").textValue()).filter(token -> !token.isEmpty()));
        }
    }
}
