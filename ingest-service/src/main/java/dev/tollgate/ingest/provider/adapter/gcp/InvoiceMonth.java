package dev.tollgate.ingest.provider.adapter.gcp;

import dev.tollgate.kernel.BillingPeriod;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What is asked of the tables about one invoice month: rows of {@code invoice.month}, as Google's "Example queries for
 * Cloud Billing data export" add up an invoice, and not those whose usage lies in the month.
 */
record InvoiceMonth(BillingPeriod month) {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuuMM", Locale.ROOT);
    private static final String OF_MONTH = " WHERE invoice.month = @month";

    /** How many rows there are, and when the last of them was exported. */
    Query extent(TableName table) {
        return new Query(
                "the query for the extent of the export",
                "SELECT COUNT(*) AS row_count, MAX(export_time) AS as_of FROM " + table.inSql() + OF_MONTH,
                List.of(monthParameter()));
    }

    /** The rows themselves, without what is added while they are read. */
    Query rows(TableName table, Instant exportedUpTo) {
        return new Query(
                "the query for the rows of the export",
                "SELECT * FROM " + table.inSql() + OF_MONTH + " AND export_time <= @as_of",
                List.of(monthParameter(), new Query.Parameter("as_of", "TIMESTAMP", Epoch.exported(exportedUpTo))));
    }

    /**
     * Net cost by currency and day. The columns are FLOAT64: each value is read from its shortest text, as the rows of
     * the export are, and added up as a BIGNUMERIC. SUM(cost) would add in binary; CAST(cost AS NUMERIC) would round
     * each row to nine decimals.
     */
    Query totals(TableName table) {
        return new Query(
                "the invoice-month query",
                "SELECT currency, FORMAT_DATE('%F', DATE(usage_start_time, 'America/Los_Angeles')) AS day,"
                        + " MAX(export_time) AS as_of,"
                        + " COUNTIF(cost IS NULL OR EXISTS(SELECT 1 FROM UNNEST(credits) AS c WHERE c.amount IS NULL))"
                        + " AS unpriced,"
                        + " CAST(SUM(CAST(CAST(cost AS STRING) AS BIGNUMERIC)"
                        + " + IFNULL((SELECT SUM(CAST(CAST(c.amount AS STRING) AS BIGNUMERIC))"
                        + " FROM UNNEST(credits) AS c), 0)) AS STRING) AS net"
                        + " FROM " + table.inSql() + OF_MONTH + " GROUP BY currency, day ORDER BY currency, day",
                List.of(monthParameter()));
    }

    private Query.Parameter monthParameter() {
        return new Query.Parameter("month", "STRING", WRITTEN.format(month.month()));
    }
}
