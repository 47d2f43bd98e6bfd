package dev.tollgate.ingest.provider.adapter.gcp;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers of BigQuery, as text: every value a string, nested as {@code {"f":[{"v":…}]}}. */
final class Results {
    static final String EXTENT_SCHEMA = """
            {"fields":[{"name":"row_count","type":"INTEGER","mode":"NULLABLE"},
             {"name":"as_of","type":"TIMESTAMP","mode":"NULLABLE"}]}""";

    static final String ROW_SCHEMA = """
            {"fields":[{"name":"billing_account_id","type":"STRING","mode":"NULLABLE"},
             {"name":"service","type":"RECORD","mode":"NULLABLE","fields":[{"name":"id","type":"STRING"},
              {"name":"description","type":"STRING","mode":"NULLABLE"}]},
             {"name":"usage_start_time","type":"TIMESTAMP","mode":"NULLABLE"},
             {"name":"project","type":"RECORD","mode":"NULLABLE","fields":[{"name":"id","type":"STRING"}]},
             {"name":"labels","type":"RECORD","mode":"REPEATED","fields":[{"name":"key","type":"STRING"}]},
             {"name":"export_time","type":"TIMESTAMP","mode":"NULLABLE"},
             {"name":"cost","type":"FLOAT","mode":"NULLABLE"},
             {"name":"currency","type":"STRING","mode":"NULLABLE"},
             {"name":"usage","type":"RECORD","mode":"NULLABLE","fields":[{"name":"amount","type":"FLOAT"}]},
             {"name":"credits","type":"RECORD","mode":"REPEATED","fields":[{"name":"name","type":"STRING"},
              {"name":"amount","type":"FLOAT","mode":"NULLABLE"}]},
             {"name":"invoice","type":"RECORD","mode":"NULLABLE","fields":[{"name":"month","type":"STRING"}]},
             {"name":"cost_type","type":"STRING","mode":"NULLABLE"},
             {"name":"cost_at_list","type":"BIGNUMERIC","mode":"NULLABLE"},
             {"name":"seller_is_google","type":"BOOLEAN","mode":"NULLABLE"}]}""";

    static final String TOTALS_SCHEMA = """
            {"fields":[{"name":"currency","type":"STRING"},{"name":"day","type":"STRING"},
             {"name":"as_of","type":"TIMESTAMP"},{"name":"unpriced","type":"INTEGER"},
             {"name":"net","type":"STRING"}]}""";

    private Results() {}

    /** A row of the export; {@code credits} as amounts. */
    static String row(String service, String startMicros, String cost, String... credits) {
        String credit = Stream.of(credits)
                .map(amount -> "{\"v\":" + cells(text("credit"), text(amount)) + "}")
                .collect(Collectors.joining(","));
        return cells(
                text("01-02-03"),
                cells(text("svc"), text(service)),
                text(startMicros),
                "null",
                "[{\"v\":" + cells(text("team")) + "}]",
                text("1759400000123456"),
                text(cost),
                text("EUR"),
                cells(text("3600.0")),
                "[" + credit + "]",
                cells(text("202609")),
                text("regular"),
                text("0.5"),
                text("true"));
    }

    static String extent(long rows, String asOfMicros) {
        return complete(EXTENT_SCHEMA, 1, "", cells(text(String.valueOf(rows)), text(asOfMicros)));
    }

    static String day(String currency, String day, String asOfMicros, String unpriced, String net) {
        return cells(text(currency), text(day), text(asOfMicros), text(unpriced), text(net));
    }

    static String complete(String schema, long totalRows, String pageToken, String... rows) {
        return "{\"kind\":\"bigquery#queryResponse\",\"jobReference\":{\"projectId\":\"paying-project\",\"jobId\":\"job_1\","
                + "\"location\":\"EU\"},\"jobComplete\":true,\"schema\":" + schema + ",\"totalRows\":\"" + totalRows
                + "\","
                + (pageToken.isEmpty() ? "" : "\"pageToken\":\"" + pageToken + "\",")
                + "\"rows\":[" + String.join(",", rows) + "],\"cacheHit\":false}";
    }

    static String unfinished() {
        return "{\"jobReference\":{\"projectId\":\"paying-project\",\"jobId\":\"job_1\",\"location\":\"EU\"},"
                + "\"jobComplete\":false}";
    }

    static String cells(String... values) {
        return List.of(values).stream()
                .map(value -> "{\"v\":" + value + "}")
                .collect(Collectors.joining(",", "{\"f\":[", "]}"));
    }

    static String text(String value) {
        return "\"" + value + "\"";
    }
}
