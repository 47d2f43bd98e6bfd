package dev.tollgate.ingest.provider.adapter.gcp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Where Cloud Billing exports to, and what a query may cost. None of it is a secret. */
@ConfigMapping(prefix = "tollgate.live.gcp")
public interface GcpConfig {
    /** {@code TOLLGATE_LIVE_GCP_PROJECT}: the project that runs the queries and pays for them. Needed. */
    Optional<String> project();

    /**
     * {@code TOLLGATE_LIVE_GCP_EXPORT_TABLE}: {@code project.dataset.table}, whose rows are the charges: the detailed
     * usage cost export. Needed.
     */
    Optional<String> exportTable();

    /**
     * {@code TOLLGATE_LIVE_GCP_TOTALS_TABLE}: {@code project.dataset.table} that the provider's total is asked of: the
     * standard usage cost export. Needed, and never the export's own table: a total from there would prove nothing.
     */
    Optional<String> totalsTable();

    /** Where both datasets are, such as {@code EU} or {@code europe-west3}; BigQuery finds out unless set. */
    Optional<String> location();

    /** The API's address, without a path; another one for a private endpoint. */
    @WithDefault("https://bigquery.googleapis.com")
    String endpoint();

    /** Rows in one answer. More of them are fewer calls and larger ones; at most 10,000. 2,000. */
    @WithDefault("2000")
    int pageSize();

    /** Bytes that one query may be billed for; one that would need more fails and costs nothing. 100 GiB. */
    @WithDefault("107374182400")
    long maximumBytesBilled();
}
