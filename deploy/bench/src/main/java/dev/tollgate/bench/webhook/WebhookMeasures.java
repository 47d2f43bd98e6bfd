package dev.tollgate.bench.webhook;

import dev.tollgate.bench.stand.Database;
import dev.tollgate.bench.stand.Peer;
import dev.tollgate.bench.stand.Processors;
import dev.tollgate.bench.stand.Rates;
import dev.tollgate.bench.stand.Service;
import dev.tollgate.bench.stand.Timings;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What can be measured of taking webhooks. */
public final class WebhookMeasures {
    /** As the command line calls it. */
    public static final String NAME = "webhooks";

    private static final int CONNECTIONS = 32;
    private static final int ROUNDS = 5;
    private static final int STEADY_PER_SECOND = 1_000;
    private static final int WARM_UP_SECONDS = 30;

    private final PrintStream out;
    private final int deliveries;
    private final Path folder;
    private final Path application;
    private final List<String> figures = new ArrayList<>();
    private long sent;

    /**
     * @param deliveries in all, to each side
     * @param folder on a disk, for PostgreSQL
     * @param application the packaged service
     */
    public WebhookMeasures(PrintStream out, int deliveries, Path folder, Path application) {
        this.out = out;
        this.deliveries = deliveries;
        this.folder = folder;
        this.application = application;
    }

    /** Measures, compares what is stored with what was sent, and prints the figures if both are the same. */
    public void measure() throws Exception {
        if (!Files.exists(application)) {
            out.println("not measured: the service is not packaged");
            return;
        }
        Clock clock = Clock.systemUTC();
        StripeEvents events = new StripeEvents(clock);
        Peer peer = Peer.webhookSender(clock, "127.0.0.1");
        try (Database database = Database.start(folder, Optional.empty());
                Service service = Service.start(application, List.of(), environment(database, peer), folder);
                Deliveries ours = new Deliveries(events, peer, service.port(), CONNECTIONS);
                Rival rival = new Rival(database, events, CONNECTIONS)) {
            out.println(database.settings());
            database.lengthenLog();
            figures.add(String.format(Locale.ROOT, "%-44s %12s %10s %10s", "", "webhooks/s", "p50", "p99"));
            counted("from a cold JVM", ours.asFastAsAnswered(deliveries / ROUNDS));
            rival.verifyAndInsert(deliveries / ROUNDS);
            contest(ours, rival, () -> Processors.now(service.process(), database.process()));
            ours(ours.atRate(WARM_UP_SECONDS * STEADY_PER_SECOND, STEADY_PER_SECOND));
            counted("at a steady " + STEADY_PER_SECOND + " a second", ours.atRate(deliveries, STEADY_PER_SECOND));
            figures.add("the service held " + service.peakBytes() / 1_000_000 + " MB at most");
            print(database);
        }
    }

    private Map<String, String> environment(Database database, Peer peer) throws Exception {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("TOLLGATE_PEER_KEY_SET", peer.publish(folder));
        environment.put("TOLLGATE_WEBHOOK_PROVIDERS", "stripe");
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("stripe"), "{\"secret\":\"" + StripeEvents.secret() + "\"}");
        environment.put("FICECAL_CREDENTIALS_BACKEND", "file");
        environment.put("FICECAL_SECRET_RESOLVER_ENDPOINT", secrets.toUri().toString());
        environment.put("TOLLGATE_CREDENTIAL_REFERENCES", "webhooks/stripe=stripe");
        return environment;
    }

    private void contest(Deliveries ours, Rival rival, Use use) throws Exception {
        List<Timings> our = new ArrayList<>();
        List<Timings> their = new ArrayList<>();
        Processors used = new Processors(Duration.ZERO, Duration.ZERO, Duration.ZERO);
        for (int round = 0; round < ROUNDS; round++) {
            Processors before = use.now();
            our.add(ours(ours.asFastAsAnswered(deliveries / ROUNDS)));
            used = used.plus(use.now().since(before));
            their.add(rival.verifyAndInsert(deliveries / ROUNDS));
        }
        figures.add(row("tollgate, 32 connections", Rates.of(our)));
        figures.add(row("stripe-java and an INSERT, 32 connections", Rates.of(their)));
        figures.add("processor time of tollgate's rounds, " + deliveries + " webhooks: " + used);
    }

    private Timings ours(Timings timings) {
        sent += timings.took().length;
        return timings;
    }

    private void counted(String name, Timings timings) {
        figures.add(row(name, Rates.of(ours(timings))));
    }

    private static String row(String name, Rates rates) {
        return String.format(
                Locale.ROOT,
                "%-44s %,12d %10s %10s",
                name,
                rates.overall(),
                Rates.millis(rates.p50Nanos()),
                Rates.millis(rates.p99Nanos()));
    }

    private void print(Database database) throws SQLException {
        String stored = "stored and counted, each once: " + count(database, "billing_webhooks") + ", "
                + count(database, "billing_webhook_counted") + " of " + sent;
        if (count(database, "billing_webhooks") != sent || count(database, "billing_webhook_counted") != sent) {
            out.println("not measured: what is stored is not what was sent; " + stored);
            return;
        }
        figures.add(stored);
        figures.forEach(out::println);
    }

    private static long count(Database database, String table) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                ResultSet found = connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
            found.next();
            return found.getLong(1);
        }
    }

    /** The processors' use so far. */
    @FunctionalInterface
    private interface Use {
        Processors now() throws Exception;
    }
}
