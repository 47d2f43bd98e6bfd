package dev.tollgate.local;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The database and the four services, on free loopback ports. Closing it, in whatever state it is, leaves no process.
 */
final class Stack implements AutoCloseable {
    static final List<String> SERVICES = List.of("ingest-service", "reconcile-service", "canary-service", "gateway");

    /** A short story is over before an optimising compiler has paid for itself. */
    private static final List<String> JVM_OPTIONS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-Djava.awt.headless=true");

    private final Workplace workplace;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Map<String, Integer> ports;
    private boolean closed;

    Stack(Workplace workplace) {
        this.workplace = workplace;
        this.ports = FreePorts.forEach(SERVICES);
    }

    Database startDatabase() throws IOException, SQLException {
        Database database = Database.start(SERVICES.stream().map(Stack::roleOf).toList());
        keep(database);
        return database;
    }

    /** Starts all four at once and waits until each listens. */
    void startServices(Database database, Path dropRoot, WebhookVariables webhooks)
            throws IOException, InterruptedException {
        PeerKeys keys = PeerKeys.create(workplace.secrets(), SERVICES);
        List<ServiceProcess> processes = new ArrayList<>();
        for (String service : SERVICES) {
            Map<String, String> environment = new HashMap<>(database.environmentOf(roleOf(service)));
            environment.put(
                    "TOLLGATE_PEER_PRIVATE_KEY_FILE", keys.privateKeyOf(service).toString());
            environment.put("TOLLGATE_PEER_KEY_SET", keys.keySetUrl());
            environment.put("TOLLGATE_INGEST_URL", url("ingest-service"));
            environment.put("TOLLGATE_RECONCILE_URL", url("reconcile-service"));
            environment.put("TOLLGATE_CANARY_URL", url("canary-service"));
            if (service.equals("ingest-service")) {
                environment.putAll(webhooks.values());
                environment.put("TOLLGATE_INGEST_DROP_ROOT", dropRoot.toString());
            }
            if (service.equals("gateway")) {
                environment.put("TOLLGATE_EVIDENCE_FOLDER", evidence().toString());
                environment.put("TOLLGATE_GATE_DEMONSTRATIONS", "true");
                environment.put(
                        "TOLLGATE_ACCESS_FIRST_KEYS_FILE", firstKeysFile().toString());
            }
            ServiceProcess process = ServiceProcess.start(
                    service,
                    portOf(service),
                    workplace.launch(service, JVM_OPTIONS),
                    environment,
                    workplace.log(service));
            keep(process);
            processes.add(process);
        }
        for (ServiceProcess process : processes) {
            process.awaitReady();
        }
    }

    String url(String service) {
        return "http://127.0.0.1:" + portOf(service);
    }

    Path evidence() {
        return workplace.run().resolve("evidence");
    }

    Path firstKeysFile() {
        return workplace.secrets().resolve("first-keys.json");
    }

    @Override
    public synchronized void close() {
        closed = true;
        List<Thread> stopping = new ArrayList<>();
        while (!started.isEmpty()) {
            AutoCloseable each = started.pop();
            if (each instanceof Database) {
                // The services first: they would only complain about a database that went away.
                stopping.forEach(Stack::join);
                closeQuietly(each);
            } else {
                stopping.add(Thread.ofPlatform().start(() -> closeQuietly(each)));
            }
        }
        stopping.forEach(Stack::join);
        try {
            workplace.deleteSecrets();
        } catch (IOException e) {
            System.err.println("the keys of this run could not be deleted: " + workplace.secrets());
        }
    }

    private synchronized void keep(AutoCloseable part) {
        if (closed) {
            closeQuietly(part);
            throw new IllegalStateException("stopped while starting");
        }
        started.push(part);
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            System.err.println("could not be stopped cleanly: " + e.getMessage());
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int portOf(String service) {
        return Objects.requireNonNull(ports.get(service), service);
    }

    private static String roleOf(String service) {
        return service.replace("-service", "");
    }
}
