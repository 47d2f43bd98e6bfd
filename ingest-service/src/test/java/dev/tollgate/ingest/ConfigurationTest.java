package dev.tollgate.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.credential.CredentialConfig;
import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.kernel.house.ConfigKeys;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    @Test
    void every_configuration_key_and_default_is_pinned() {
        assertThat(ConfigKeys.of(IngestConfig.class, CredentialConfig.class)).isEqualTo("""
                tollgate.credential.allow-plain-http = false : boolean
                tollgate.credential.aws-ref : Optional<String>
                tollgate.credential.azure-ref : Optional<String>
                tollgate.credential.backend : Optional<String>
                tollgate.credential.first-pause = PT1S : Duration
                tollgate.credential.gcp-ref : Optional<String>
                tollgate.credential.http.token-file : Optional<Path>
                tollgate.credential.longest-pause = PT60S : Duration
                tollgate.credential.max-bytes = 65536 : int
                tollgate.credential.openops-ref : Optional<String>
                tollgate.credential.references : Optional<String>
                tollgate.credential.resolver-endpoint : Optional<String>
                tollgate.credential.timeout = PT10S : Duration
                tollgate.credential.vault.auth : Optional<String>
                tollgate.credential.vault.auth-mount : Optional<String>
                tollgate.credential.vault.jwt-file = /var/run/secrets/kubernetes.io/serviceaccount/token : Path
                tollgate.credential.vault.namespace : Optional<String>
                tollgate.credential.vault.role : Optional<String>
                tollgate.credential.vault.role-id : Optional<String>
                tollgate.credential.vault.secret-id-file : Optional<Path>
                tollgate.credential.vault.token-file : Optional<Path>
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
                """);
    }
}
