package dev.tollgate.ingest;

import dev.tollgate.kernel.house.PeerKeysResource;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** One who sends a webhook to any of the replicas again and again, until one of them acknowledges it. */
final class UntilAcknowledged {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern ACKNOWLEDGED = Pattern.compile("\"(counted|waiting|repeated)\"");

    private final String provider;
    private final Random random;
    private final List<PackagedService> alive;
    private long lostAnswers;

    UntilAcknowledged(String provider, Random random, List<PackagedService> alive) {
        this.provider = provider;
        this.random = random;
        this.alive = alive;
    }

    /** @param headers made anew for each try */
    void deliver(String body, Supplier<Map<String, String>> headers) {
        while (!isAcknowledged(body, headers.get())) {
            lostAnswers++;
        }
    }

    long lostAnswers() {
        return lostAnswers;
    }

    private boolean isAcknowledged(String body, Map<String, String> headers) {
        try {
            PackagedService one = alive.get(random.nextInt(alive.size()));
            HttpRequest.Builder request = HttpRequest.newBuilder(one.address().resolve("/v1/webhooks/" + provider))
                    .timeout(Duration.ofSeconds(60))
                    .header("Authorization", PeerKeysResource.webhookSender("192.0.2.7"))
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            headers.forEach(request::header);
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200
                    && ACKNOWLEDGED.matcher(answer.body()).find()) {
                return true;
            }
            if (answer.statusCode() < 500) {
                throw new AssertionError(answer.statusCode() + " " + answer.body());
            }
            TimeUnit.MILLISECONDS.sleep(20);
            return false;
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException noAnswer) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
