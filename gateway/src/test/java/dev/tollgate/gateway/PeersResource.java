package dev.tollgate.gateway;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The three services behind the door, played by WireMock, and folders of this test run's own. */
public final class PeersResource implements QuarkusTestResourceLifecycleManager {
    private static final WireMockServer PEERS =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().stubRequestLoggingDisabled(true));
    private static final ScriptedPeer INGEST = new ScriptedPeer();
    private static Path folder = Path.of("target");

    @Override
    public Map<String, String> start() {
        PEERS.start();
        try {
            folder = Files.createTempDirectory("tollgate-gateway");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> config = new HashMap<>();
        for (String peer : new String[] {"ingest", "reconcile", "canary"}) {
            config.put("tollgate.route." + peer + "-url", PEERS.baseUrl());
        }
        config.put("tollgate.route.ingest-url", INGEST.start(PEERS.port()));
        config.put("tollgate.route.timeout", "2S");
        config.put("tollgate.route.usage-time", "1S");
        config.put("tollgate.route.usage-streams", "4");
        config.put("tollgate.route.trusted-proxies", "127.0.0.2,127.0.1.0/24");
        config.put("tollgate.route.webhook-proxies.\"direct\"", "192.0.2.1");
        config.put("tollgate.route.webhook-time", "1S");
        config.put("tollgate.route.webhook-streams", "4");
        config.put("tollgate.route.webhook-streams-per-sender", "3");
        config.put("tollgate.route.webhook-rate", "1");
        config.put("tollgate.route.webhook-burst", "1000");
        config.put("tollgate.evidence.folder", evidence().toString());
        config.put("tollgate.gate.demonstrations", "true");
        config.put("tollgate.access.first-keys-file", firstKeys().toString());
        for (String bounded : new String[] {"BoundedReconcile", "BoundedCanary"}) {
            String reader = "dev.tollgate.gateway.gate.adapter.peer." + bounded + "/newest/";
            config.put(reader + "Timeout/value", "700");
            // Every fault is tried on its own; one must not open the breaker for the next.
            config.put(reader + "CircuitBreaker/enabled", "false");
        }
        return config;
    }

    public static WireMockServer peers() {
        return PEERS;
    }

    public static ScriptedPeer ingest() {
        return INGEST;
    }

    public static Path evidence() {
        return folder.resolve("evidence");
    }

    public static Path firstKeys() {
        return folder.resolve("first-keys.json");
    }

    @Override
    public void stop() {
        INGEST.close();
        PEERS.stop();
    }
}
