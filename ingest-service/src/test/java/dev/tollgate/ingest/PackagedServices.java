package dev.tollgate.ingest;

import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import dev.tollgate.kernel.house.PeerKeysResource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** For each test a PostgreSQL of its own, and packaged services on it; whichever still live are killed after it. */
final class PackagedServices implements BeforeEachCallback, AfterEachCallback {
    private final EmbeddedPostgresResource postgres = new EmbeddedPostgresResource();
    private final Map<String, String> configuration = new TreeMap<>();
    private final List<PackagedService> alive = new CopyOnWriteArrayList<>();

    @Override
    public void beforeEach(ExtensionContext test) {
        postgres.init(Map.of("role", "ingest"));
        PeerKeysResource keys = new PeerKeysResource();
        keys.init(Map.of("self", "ingest-service"));
        configuration.putAll(postgres.start());
        configuration.putAll(keys.start());
    }

    @Override
    public void afterEach(ExtensionContext test) throws InterruptedException {
        for (PackagedService one : alive) {
            kill(one);
        }
        postgres.stop();
    }

    /** For those that are started afterwards. */
    void configure(String key, String value) {
        configuration.put(key, value);
    }

    PackagedService start() throws IOException, InterruptedException {
        return added(PackagedService.start(configuration));
    }

    /** Killed, and started where it was. */
    PackagedService restart(PackagedService one) throws IOException, InterruptedException {
        kill(one);
        return added(PackagedService.startAt(one.address(), configuration));
    }

    /** From before its kill on, it is not among {@link #alive()}. */
    void kill(PackagedService one) throws InterruptedException {
        alive.remove(one);
        one.kill();
    }

    /** As they come and go. */
    List<PackagedService> alive() {
        return alive;
    }

    private PackagedService added(PackagedService one) {
        alive.add(one);
        return one;
    }
}
