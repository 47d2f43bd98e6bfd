package dev.tollgate.canary.platform;

import dev.tollgate.canary.platform.http.HttpTarget;
import dev.tollgate.canary.platform.http.SandboxServer;
import dev.tollgate.canary.platform.json.JsonProbeRecords;
import dev.tollgate.canary.probe.ProbeRecords;
import dev.tollgate.canary.probe.ProbingConfig;
import dev.tollgate.canary.probe.Recovering;
import dev.tollgate.canary.probe.Target;
import dev.tollgate.canary.probe.Targets;
import dev.tollgate.canary.sandbox.SandboxConfig;
import dev.tollgate.canary.sandbox.Wallets;
import dev.tollgate.kernel.Identifiers;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** The sandbox inside the service. Its key is made for this process and known to it alone. */
@ApplicationScoped
class BuiltInSandbox {
    private static final Logger LOG = Logger.getLogger(BuiltInSandbox.class);

    private final String key;
    private final SandboxServer server;

    BuiltInSandbox(SandboxConfig config, Identifiers identifiers, InstantSource clock) throws IOException {
        key = SandboxServer.newKey(identifiers);
        server = SandboxServer.start(
                config.port(), new Wallets(identifiers, clock, config.maxWallets()), key, identifiers);
    }

    void start(@Observes StartupEvent event, Recovering recovering) {
        LOG.infof("the built-in sandbox listens on %s", server.address());
        recovering.recover();
    }

    @PreDestroy
    void stop() {
        server.close();
    }

    /** A test may put a broken target in its place. */
    @Produces
    @DefaultBean
    @ApplicationScoped
    Targets targets(ProbingConfig config) {
        return new Targets() {
            @Override
            public Target mock() {
                return new HttpTarget(server.address(), key, config.requestTimeout());
            }
        };
    }

    @Produces
    @ApplicationScoped
    ProbeRecords records() {
        return new JsonProbeRecords();
    }
}
