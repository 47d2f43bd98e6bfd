package dev.tollgate.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.credential.CredentialConfig;
import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.provider.adapter.aws.AwsConfig;
import dev.tollgate.kernel.house.ConfigKeys;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    @Test
    void every_configuration_key_and_default_is_pinned() {
        assertThat(ConfigKeys.of(IngestConfig.class, CredentialConfig.class, AwsConfig.class))
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
                tollgate.live.aws.bucket : Optional<String>
                tollgate.live.aws.bucket-owner : Optional<String>
                tollgate.live.aws.by-day = true : boolean
                tollgate.live.aws.endpoint.cost-explorer : Optional<String>
                tollgate.live.aws.endpoint.iam : Optional<String>
                tollgate.live.aws.endpoint.s3 : Optional<String>
                tollgate.live.aws.endpoint.sts : Optional<String>
                tollgate.live.aws.metric = UnblendedCost : String
                tollgate.live.aws.page-keys = 1000 : int
                tollgate.live.aws.prefix : Optional<String>
                tollgate.live.aws.region : Optional<String>
                """);
    }
}
