package dev.tollgate.ingest;

import dev.tollgate.ingest.webhook.StripeHook;
import dev.tollgate.kernel.house.PeerKeysResource;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Stripe: sends each event again until it is acknowledged, now and then once more, signed anew each time. */
final class WebhookSender {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int SENT_TWICE_ONE_IN = 5;

    private final String name;
    private final Random random;
    private final List<PackagedService> alive;
    private final List<String> acknowledged = new ArrayList<>();
    private long lostAnswers;

    WebhookSender(String name, Random random, List<PackagedService> alive) {
        this.name = name;
        this.random = random;
        this.alive = alive;
    }

    void sendUntil(long end) {
        while (System.nanoTime() < end) {
            String id = "evt_" + name + "_" + acknowledged.size();
            String event = StripeHook.event(id, Integer.toString(random.nextInt(1_000_000)));
            deliver(event);
            acknowledged.add(id);
            if (random.nextInt(SENT_TWICE_ONE_IN) == 0) {
                deliver(event);
            }
        }
    }

    List<String> acknowledged() {
        return acknowledged;
    }

    long lostAnswers() {
        return lostAnswers;
    }

    private void deliver(String event) {
        while (true) {
            try {
                PackagedService one = alive.get(random.nextInt(alive.size()));
                HttpRequest request = HttpRequest.newBuilder(one.address().resolve("/v1/webhooks/stripe"))
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", PeerKeysResource.webhookSender("192.0.2.7"))
                        .header("Stripe-Signature", StripeHook.signature(StripeHook.SECRET, event))
                        .POST(HttpRequest.BodyPublishers.ofString(event))
                        .build();
                HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200 && answer.body().matches(".*\"(counted|repeated)\".*")) {
                    return;
                }
                if (answer.statusCode() < 500) {
                    throw new AssertionError(answer.statusCode() + " " + answer.body());
                }
                lostAnswers++;
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException noAnswer) {
                lostAnswers++;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
