package dev.tollgate.ingest.provider.adapter.azure;

import dev.tollgate.ingest.credential.Credential;
import dev.tollgate.ingest.outbound.AllowedHosts;
import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.outbound.OutboundConfig;
import dev.tollgate.ingest.outbound.adapter.http.HttpOutbound;
import dev.tollgate.ingest.provider.BillingProvider;
import dev.tollgate.kernel.adapter.time.Machine;
import dev.tollgate.kernel.house.MovableClock;
import dev.tollgate.kernel.house.SeededIdentifiers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The adapter as it is wired, at loopback addresses.
 *
 * @param config where it asks
 * @param secret what its reference resolves to
 * @param hosts who may be called
 * @param clock as the adapter reads it
 * @param waited what it waited by itself, instead of waiting
 */
public record TestedAzure(
        Config config,
        Map<String, String> secret,
        AllowedHosts hosts,
        int blobsPerPage,
        InstantSource clock,
        List<Duration> waited) {
    static final Instant NOW = Instant.parse("2026-10-05T12:00:00Z");
    static final String TENANT = "72f988bf-86f1-41af-91ab-2d7cd011db47";
    static final String CLIENT = "1950a258-227b-4e31-a9cf-717495945fc2";

    public static TestedAzure at(int port) {
        String here = "http://127.0.0.1:" + port;
        Config config = new Config(
                Optional.of(here + "/devstoreaccount1"),
                Optional.of("exports"),
                Optional.of("cost/daily"),
                Optional.of("subscriptions/00000000-0000-0000-0000-000000000001"),
                "ActualCost",
                here,
                here);
        return new TestedAzure(
                config, Map.of(), AllowedHosts.only("127.0.0.1"), 5_000, new MovableClock(NOW), new ArrayList<>());
    }

    public TestedAzure with(Map<String, String> fields) {
        return new TestedAzure(config, fields, hosts, blobsPerPage, clock, waited);
    }

    TestedAzure with(Config other) {
        return new TestedAzure(other, secret, hosts, blobsPerPage, clock, waited);
    }

    TestedAzure with(AllowedHosts others) {
        return new TestedAzure(config, secret, others, blobsPerPage, clock, waited);
    }

    TestedAzure blobsPerPage(int blobs) {
        return new TestedAzure(config, secret, hosts, blobs, clock, waited);
    }

    TestedAzure with(InstantSource other) {
        return new TestedAzure(config, secret, hosts, blobsPerPage, other, waited);
    }

    TestedAzure withClient(String clientSecret) {
        return with(Map.of("tenantId", TENANT, "clientId", CLIENT, "clientSecret", clientSecret));
    }

    public BillingProvider provider() {
        Machine machine = new Machine(clock, new SeededIdentifiers(7));
        Outbound outbound = HttpOutbound.calling(hosts, new Limits(), machine);
        return new AzureProvider(
                config, new Limits(), outbound, _ -> Credential.of(secret), machine, waited::add, blobsPerPage);
    }

    public record Config(
            Optional<String> storageEndpoint,
            Optional<String> container,
            Optional<String> directory,
            Optional<String> scope,
            String metric,
            String authority,
            String managementEndpoint)
            implements AzureConfig {
        Config ofScope(String other) {
            return new Config(
                    storageEndpoint, container, directory, Optional.of(other), metric, authority, managementEndpoint);
        }

        Config ofMetric(String other) {
            return new Config(storageEndpoint, container, directory, scope, other, authority, managementEndpoint);
        }
    }

    /** Three tries, and next to no wait between them. */
    record Limits() implements OutboundConfig {
        @Override
        public List<String> allowedHosts() {
            return List.of("storage.example", "*.blob.core.windows.net");
        }

        @Override
        public Optional<List<String>> privateHosts() {
            return Optional.empty();
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration answerTimeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public int attempts() {
            return 3;
        }

        @Override
        public Duration maxBackoff() {
            return Duration.ofSeconds(60);
        }
    }
}
