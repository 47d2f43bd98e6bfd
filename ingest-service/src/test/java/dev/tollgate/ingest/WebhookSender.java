package dev.tollgate.ingest;

import dev.tollgate.ingest.webhook.StripeHook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Stripe: sends each event again until it is acknowledged, now and then once more, signed anew each time. */
final class WebhookSender {
    private static final int SENT_TWICE_ONE_IN = 5;

    private final String name;
    private final Random random;
    private final UntilAcknowledged sending;
    private final List<String> acknowledged = new ArrayList<>();

    WebhookSender(String name, Random random, List<PackagedService> alive) {
        this.name = name;
        this.random = random;
        this.sending = new UntilAcknowledged("stripe", random, alive);
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
        return sending.lostAnswers();
    }

    private void deliver(String event) {
        sending.deliver(event, () -> Map.of("Stripe-Signature", StripeHook.signature(StripeHook.SECRET, event)));
    }
}
