package dev.tollgate.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.credential.CredentialConfig;
import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.provider.adapter.gcp.GcpConfig;
import dev.tollgate.ingest.provider.adapter.openops.OpenOpsConfig;
import dev.tollgate.kernel.house.ConfigKeys;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    @Test
    void every_configuration_key_and_default_is_pinned() {
        assertThat(ConfigKeys.of(IngestConfig.class, CredentialConfig.class, GcpConfig.class, OpenOpsConfig.class))
                .isEqualTo("""
                tollgate.credential.aws-ref : Optional<String>
                tollgate.credential.azure-ref : Optional<String>
                tollgate.credential.backend : Optional<String>
                tollgate.credential.gcp-ref : Optional<String>
                tollgate.credential.openops-ref : Optional<String>
                tollgate.credential.resolver-endpoint : Optional<String>
                tollgate.ingest.concurrency = 2 : int
                tollgate.ingest.default-mode : Optional<IngestMode>
                tollgate.ingest.drop-root : Optional<Path>
                tollgate.ingest.jump-percent = 150 : int
                tollgate.ingest.lease = PT60S : Duration
                tollgate.ingest.limits.cells = 1000000 : int
                tollgate.ingest.limits.columns = 1000 : int
                tollgate.ingest.limits.decompressed-bytes = 10737418240 : long
                tollgate.ingest.limits.parts = 10000 : int
                tollgate.ingest.limits.record-chars = 1048576 : int
                tollgate.ingest.max-attempts = 3 : int
                tollgate.ingest.tick = PT5S : Duration
                tollgate.live.gcp.endpoint = https://bigquery.googleapis.com : String
                tollgate.live.gcp.export-table : Optional<String>
                tollgate.live.gcp.location : Optional<String>
                tollgate.live.gcp.maximum-bytes-billed = 107374182400 : long
                tollgate.live.gcp.page-size = 2000 : int
                tollgate.live.gcp.project : Optional<String>
                tollgate.live.gcp.totals-table : Optional<String>
                tollgate.live.openops.base-url : Optional<String>
                tollgate.live.openops.modified-field : Optional<String>
                tollgate.live.openops.page-size = 200 : int
                tollgate.live.openops.period-field = BillingPeriodStart : String
                tollgate.live.openops.table-id : Optional<String>
                tollgate.live.openops.tables-url : Optional<String>
                tollgate.live.openops.workflow-header = X-Webhook-Key : String
                tollgate.live.openops.workflow-id : Optional<String>
                """);
    }
}
