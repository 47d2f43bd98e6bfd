package dev.tollgate.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.credential.CredentialConfig;
import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.provider.adapter.azure.AzureConfig;
import dev.tollgate.kernel.house.ConfigKeys;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    @Test
    void every_configuration_key_and_default_is_pinned() {
        assertThat(ConfigKeys.of(IngestConfig.class, CredentialConfig.class, AzureConfig.class))
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
                tollgate.live.azure.authority = https://login.microsoftonline.com : String
                tollgate.live.azure.container : Optional<String>
                tollgate.live.azure.directory : Optional<String>
                tollgate.live.azure.management-endpoint = https://management.azure.com : String
                tollgate.live.azure.metric = ActualCost : String
                tollgate.live.azure.scope : Optional<String>
                tollgate.live.azure.storage-endpoint : Optional<String>
                """);
    }
}
