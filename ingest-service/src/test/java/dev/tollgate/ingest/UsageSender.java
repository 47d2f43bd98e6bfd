package dev.tollgate.ingest;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;

/** Sends batch after batch, each until it is answered, to whichever replica lives. For one thread. */
final class UsageSender {
    private static final int[] SIZES = {1, 20, 500, 2_500};
    private static final int SENT_TWICE_ONE_IN = 5;

    private final String source;
    private final Random random;
    private final List<PackagedService> alive;
    private long events;
    private BigDecimal quantity = BigDecimal.ZERO;
    private long requests;
    private long lostAnswers;
    private long toldAccepted;

    UsageSender(String source, Random random, List<PackagedService> alive) {
        this.source = source;
        this.random = random;
        this.alive = alive;
    }

    void sendUntil(long end) {
        while (System.nanoTime() < end) {
            int size = SIZES[random.nextInt(SIZES.length)];
            String batch = batch(size);
            deliver(batch, size);
            if (random.nextInt(SENT_TWICE_ONE_IN) == 0) {
                deliver(batch, size);
            }
        }
    }

    long events() {
        return events;
    }

    BigDecimal quantity() {
        return quantity;
    }

    long requests() {
        return requests;
    }

    long lostAnswers() {
        return lostAnswers;
    }

    long toldAccepted() {
        return toldAccepted;
    }

    private String batch(int size) {
        StringJoiner batch = new StringJoiner(",", "[", "]");
        Instant now = Instant.now();
        for (int number = 0; number < size; number++) {
            BigDecimal each = BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(12));
            quantity = quantity.add(each);
            batch.add("""
                    {"specversion":"1.0","id":"e-%d","source":"%s","type":"dev.tollgate.usage.v1","time":"%s",\
                    "data":{"tenant":"t-%d","product":"api","meter":"m-%d","quantity":"%s"}}""".formatted(
                            events + number,
                            source,
                            now.minusSeconds(random.nextInt(100_000)),
                            random.nextInt(20),
                            random.nextInt(5),
                            each.toPlainString()));
        }
        events += size;
        return batch.toString();
    }

    /** Until every event of it is counted: nothing else ends it. */
    private void deliver(String batch, int size) {
        while (true) {
            requests++;
            try {
                HttpResponse<String> answer = alive.get(random.nextInt(alive.size()))
                        .post("/v1/usage-events", "application/cloudevents-batch+json", batch);
                if (answer.statusCode() == 200) {
                    JsonPath told = JsonPath.from(answer.body());
                    if (told.getInt("accepted") + told.getInt("duplicate") != size) {
                        throw new AssertionError("not all are counted: " + answer.body());
                    }
                    toldAccepted += told.getInt("accepted");
                    return;
                }
                if (answer.statusCode() < 500 && answer.statusCode() != 429) {
                    throw new AssertionError(answer.statusCode() + " " + answer.body());
                }
                // "Nothing is known of the outcome": as good as no answer.
                lostAnswers += answer.statusCode() < 500 ? 0 : 1;
            } catch (IOException | IndexOutOfBoundsException noAnswer) {
                lostAnswers++;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            pause();
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
