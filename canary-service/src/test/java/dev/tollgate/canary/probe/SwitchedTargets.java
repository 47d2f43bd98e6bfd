package dev.tollgate.canary.probe;

import dev.tollgate.canary.platform.http.HttpTarget;
import dev.tollgate.canary.platform.http.SandboxServer;
import dev.tollgate.canary.sandbox.Wallets;
import dev.tollgate.kernel.Identifiers;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** In tests of the whole service: a sandbox whose key is known here, and a switch that puts another target before it. */
@ApplicationScoped
public class SwitchedTargets implements Targets {
    private final String key;
    private final SandboxServer sandbox;
    private final AtomicReference<URI> address;

    SwitchedTargets(Identifiers identifiers, InstantSource clock) throws IOException {
        key = SandboxServer.newKey(identifiers);
        sandbox = SandboxServer.start(0, new Wallets(identifiers, clock, 1000), key, identifiers);
        address = new AtomicReference<>(sandbox.address());
    }

    @Override
    public Target mock() {
        return new HttpTarget(address.get(), key, Duration.ofSeconds(5));
    }

    URI sandbox() {
        return sandbox.address();
    }

    String key() {
        return key;
    }

    void switchTo(URI other) {
        address.set(other);
    }

    void switchBack() {
        address.set(sandbox.address());
    }

    @PreDestroy
    void stop() {
        sandbox.close();
    }
}
