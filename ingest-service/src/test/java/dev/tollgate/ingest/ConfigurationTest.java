package dev.tollgate.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.adapter.postgres.QuestionConfig;
import dev.tollgate.ingest.credential.CredentialConfig;
import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.outbound.OutboundConfig;
import dev.tollgate.ingest.provider.FetchConfig;
import dev.tollgate.ingest.provider.adapter.aws.AwsConfig;
import dev.tollgate.ingest.provider.adapter.azure.AzureConfig;
import dev.tollgate.ingest.provider.adapter.gcp.GcpConfig;
import dev.tollgate.ingest.provider.adapter.openops.OpenOpsConfig;
import dev.tollgate.ingest.usage.UsageConfig;
import dev.tollgate.ingest.webhook.WebhookConfig;
import dev.tollgate.kernel.house.ConfigKeys;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    private static final Class<?>[] EVERY = {
        IngestConfig.class,
        CredentialConfig.class,
        OutboundConfig.class,
        FetchConfig.class,
        OpenOpsConfig.class,
        AwsConfig.class,
        AzureConfig.class,
        GcpConfig.class,
        QuestionConfig.class,
        UsageConfig.class,
        WebhookConfig.class
    };

    @Test
    void every_configuration_key_and_default_is_pinned() {
        assertThat(ConfigKeys.of(EVERY)).isEqualTo("""
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
                tollgate.fetch.every : Optional<Duration>
                tollgate.fetch.every-for.aws : Optional<Duration>
                tollgate.fetch.every-for.azure : Optional<Duration>
                tollgate.fetch.every-for.gcp : Optional<Duration>
                tollgate.fetch.every-for.openops : Optional<Duration>
                tollgate.fetch.folder : Optional<Path>
                tollgate.fetch.longest = PT12H : Duration
                tollgate.fetch.previous-month-until-day = 10 : int
                tollgate.fetch.statement-folder : Optional<Path>
                tollgate.fetch.statements-from-files : Optional<List<ProviderId>>
                tollgate.fetch.tick = PT30S : Duration
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
                tollgate.live.azure.authority = https://login.microsoftonline.com : String
                tollgate.live.azure.container : Optional<String>
                tollgate.live.azure.directory : Optional<String>
                tollgate.live.azure.management-endpoint = https://management.azure.com : String
                tollgate.live.azure.metric = ActualCost : String
                tollgate.live.azure.scope : Optional<String>
                tollgate.live.azure.storage-endpoint : Optional<String>
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
                tollgate.outbound.allowed-hosts = *.amazonaws.com,*.blob.core.windows.net,login.microsoftonline.com,management.azure.com,oauth2.googleapis.com,bigquery.googleapis.com : List<String>
                tollgate.outbound.answer-timeout = PT60S : Duration
                tollgate.outbound.attempts = 4 : int
                tollgate.outbound.connect-timeout = PT10S : Duration
                tollgate.outbound.max-backoff = PT30S : Duration
                tollgate.outbound.private-hosts : Optional<List<String>>
                tollgate.store.question-time = PT10S : Duration
                tollgate.usage.backfill-max-age = P400D : Duration
                tollgate.usage.batch = 2000 : int
                tollgate.usage.body-time = PT30S : Duration
                tollgate.usage.grace = PT5M : Duration
                tollgate.usage.max-age = P32D : Duration
                tollgate.usage.max-ahead = PT5M : Duration
                tollgate.usage.max-in-hand = 40000 : int
                tollgate.usage.store-time = PT20S : Duration
                tollgate.usage.tenant-burst = 100000 : long
                tollgate.usage.tenant-rate = 20000 : long
                tollgate.usage.tenants-remembered = 100000 : long
                tollgate.usage.writers = 3 : int
                tollgate.webhook.batch = 200 : int
                tollgate.webhook.body-time = PT10S : Duration
                tollgate.webhook.breaker-failures = 5 : int
                tollgate.webhook.breaker-pause = PT30S : Duration
                tollgate.webhook.denial-tries = 6 : int
                tollgate.webhook.fetch-time = PT20S : Duration
                tollgate.webhook.fetchers = 4 : int
                tollgate.webhook.first-pause = PT2S : Duration
                tollgate.webhook.lease = PT1M : Duration
                tollgate.webhook.longest-pause = PT10M : Duration
                tollgate.webhook.max-bytes = 1048576 : int
                tollgate.webhook.max-in-hand-bytes = 33554432 : int
                tollgate.webhook.max-in-hand-bytes-per-sender = 4194304 : int
                tollgate.webhook.policies : Optional<Path>
                tollgate.webhook.providers : Optional<List<String>>
                tollgate.webhook.secret-life = PT10S : Duration
                tollgate.webhook.store-time = PT5S : Duration
                tollgate.webhook.sweep = PT10M : Duration
                tollgate.webhook.tick = PT1S : Duration
                tollgate.webhook.untrusted-age = P7D : Duration
                tollgate.webhook.untrusted-bytes = 16384 : int
                tollgate.webhook.untrusted-kept = 10000 : int
                tollgate.webhook.writers = 2 : int
                """);
    }
}
