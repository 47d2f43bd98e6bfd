package dev.tollgate.ingest.provider.adapter.aws;

import dev.tollgate.ingest.outbound.AllowedHosts;
import dev.tollgate.ingest.outbound.OutboundConfig;
import dev.tollgate.ingest.provider.adapter.aws.AwsEndpoints.Endpoint;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Builds a client for one call. Whatever the SDK would look up by itself is said: credentials, region, address, profile;
 * so nothing of the machine it runs on leaks in. The client over the JDK's connections follows no redirect.
 */
final class AwsClients {
    private final AwsEndpoints endpoints;
    private final OutboundConfig config;
    private final AllowedHosts hosts;
    private final SdkHttpClient http;
    private final InstantSource clock;

    AwsClients(AwsEndpoints endpoints, OutboundConfig config, InstantSource clock) {
        this.endpoints = endpoints;
        this.config = config;
        this.hosts = AllowedHosts.of(config);
        this.http = UrlConnectionHttpClient.builder()
                .connectionTimeout(config.connectTimeout())
                .socketTimeout(config.answerTimeout())
                .proxyConfiguration(ProxyConfiguration.builder()
                        .useEnvironmentVariablesValues(false)
                        .useSystemPropertyValues(false)
                        .build())
                .build();
        this.clock = clock;
    }

    S3Client s3(AwsCredentials identity) {
        return built(
                S3Client.builder()
                        .forcePathStyle(endpoints.s3().configured())
                        .crossRegionAccessEnabled(false)
                        .useArnRegion(false)
                        .disableMultiRegionAccessPoints(true)
                        .disableS3ExpressSessionAuth(true),
                endpoints.s3(),
                identity);
    }

    CostExplorerClient costExplorer(AwsCredentials identity) {
        return built(CostExplorerClient.builder(), endpoints.costExplorer(), identity);
    }

    StsClient sts(AwsCredentials identity) {
        return built(StsClient.builder(), endpoints.sts(), identity);
    }

    IamQuery iam(AwsCredentials identity) {
        return new IamQuery(http, hosts, endpoints.iam(), identity, clock);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C built(
            B builder, Endpoint at, AwsCredentials identity) {
        return builder.credentialsProvider(StaticCredentialsProvider.create(identity))
                .region(at.signing())
                .endpointOverride(at.uri())
                .fipsEnabled(false)
                .dualstackEnabled(false)
                .httpClient(http)
                .overrideConfiguration(overrides())
                .build();
    }

    /** Tries again are {@link Patience}'s: the SDK would wait for as long as an answer asks it to. */
    private ClientOverrideConfiguration overrides() {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .apiCallAttemptTimeout(config.answerTimeout())
                .addExecutionInterceptor(new GuardedCalls(hosts))
                .defaultProfileFile(ProfileFile.aggregator().build())
                .defaultProfileName("none")
                .metricPublishers(List.of())
                .build();
    }
}
