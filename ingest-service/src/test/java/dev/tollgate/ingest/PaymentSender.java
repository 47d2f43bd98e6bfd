package dev.tollgate.ingest;

import dev.tollgate.ingest.refetch.Payments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A provider that signs nothing: of each payment three events, each sent again until it is acknowledged. */
final class PaymentSender {
    /** In the order in which they are sent; the API knows only payments that succeeded, so that the last is denied. */
    private static final List<String> TYPES =
            List.of("payment.waiting_for_capture", "payment.succeeded", "payment.canceled");

    private static final int LONGEST_PAUSE_MILLIS = 200;

    private final String name;
    private final Random random;
    private final UntilAcknowledged sending;
    private final List<String> believed = new ArrayList<>();
    private final List<String> denied = new ArrayList<>();

    PaymentSender(String name, Random random, List<PackagedService> alive) {
        this.name = name;
        this.random = random;
        this.sending = new UntilAcknowledged("till", random, alive);
    }

    void sendUntil(BooleanSupplier isOver) throws InterruptedException {
        while (!isOver.getAsBoolean()) {
            String object = name + "-" + denied.size();
            for (String type : TYPES) {
                sending.deliver(
                        Payments.event(type, "{\"id\": \"%s\", \"amount\": \"10.00\"}".formatted(object)), Map::of);
                (type.equals(TYPES.getLast()) ? denied : believed).add(type + ":" + object);
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
        }
    }

    /** Acknowledged, and to be counted. */
    List<String> believed() {
        return believed;
    }

    /** Acknowledged, and to be counted nowhere. */
    List<String> denied() {
        return denied;
    }
}
