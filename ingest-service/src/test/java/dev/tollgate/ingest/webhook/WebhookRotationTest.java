package dev.tollgate.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.kernel.house.PeerKeysResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/**
 * An operator changes the key while Stripe sends: the new one takes the place of the old one, which takes that of the one
 * before it; then the senders change, and then the old one goes.
 */
@QuarkusTest
@IngestServiceTest
@TestProfile(WebhookRotationTest.TwoKeys.class)
class WebhookRotationTest {
    private static final String OLDEST = "whsec_the_one_that_is_gone_already";
    private static final String OLD = StripeHook.SECRET;
    private static final String NEW = "whsec_the_one_that_comes_after";
    private static final int SENDERS = 3;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** As the service has it: the profile is loaded by another class loader, and a folder of a field would be another. */
    private final Path folder = Path.of(
            URI.create(ConfigProvider.getConfig().getValue("tollgate.credential.resolver-endpoint", String.class)));

    private volatile List<String> signing = List.of(OLD);
    private volatile boolean over;
    private final AtomicInteger sent = new AtomicInteger();

    public static final class TwoKeys implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Path folder = StripeHook.folder();
            write(folder, OLD, OLDEST);
            Path policies = folder.resolve("policies");
            try {
                Files.createDirectories(policies);
                Files.writeString(policies.resolve("stripe.json"), """
                        {"provider": "stripe",
                         "signature": {"scheme": "stripe", "tolerance": "PT300S",
                                       "keys": [{"secret": "cred://webhooks/stripe"},
                                                {"secret": "cred://webhooks/stripe#previous"}]},
                         "event": {"id": ["/id"]}}""");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Map<String, String> configuration = new HashMap<>(StripeHook.configuration(folder));
            configuration.put("tollgate.webhook.policies", policies.toString());
            configuration.put("tollgate.webhook.secret-life", "PT0.2S");
            return configuration;
        }
    }

    @Test
    void a_key_changes_under_load_and_no_genuine_delivery_is_refused() throws Exception {
        List<Future<?>> sending = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(SENDERS)) {
            try {
                for (int sender = 0; sender < SENDERS; sender++) {
                    sending.add(threads.submit(this::sendUntilOver));
                }
                awaitMore(30);
                write(folder, NEW, OLD);
                awaitBelieved(NEW, true);
                signing = List.of(OLD, NEW);
                awaitMore(30);
                signing = List.of(NEW);
                awaitMore(30);
                write(folder, NEW, NEW);
                awaitBelieved(OLD, false);
                awaitMore(30);
            } finally {
                over = true;
            }
            for (Future<?> one : sending) {
                one.get();
            }
        }
    }

    private void sendUntilOver() {
        for (int number = 0; !over; number++) {
            List<String> keys = signing;
            String event = event();
            assertThat(status(event, keys.get(number % keys.size()))).isEqualTo(200);
            sent.incrementAndGet();
        }
    }

    private void awaitMore(int count) {
        int enough = sent.get() + count;
        await(() -> sent.get() >= enough);
    }

    private static void awaitBelieved(String key, boolean expected) {
        await(() -> {
            return (status(event(), key) == 200) == expected;
        });
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            pause();
        }
    }

    /** By a client that keeps its connections: the service has an end of them. */
    private static int status(String event, String key) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/v1/webhooks/stripe"))
                .header("Authorization", PeerKeysResource.webhookSender("192.0.2.7"))
                .header("Stripe-Signature", StripeHook.signature(key, event))
                .POST(HttpRequest.BodyPublishers.ofString(event))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String event() {
        return StripeHook.event("evt_" + UUID.randomUUID(), "1");
    }

    private static void write(Path folder, String current, String previous) {
        try {
            Path next = folder.resolve("next.json");
            Files.writeString(next, "{\"secret\": \"" + current + "\", \"previous\": \"" + previous + "\"}");
            Files.move(next, folder.resolve("stripe.json"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
