package dev.tollgate.usage;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Sends one batch and says what came of it. Whatever goes wrong is a {@link Reply}, never an exception. */
final class Gateway {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,8192}");
    private static final int ANSWER_BYTES = 1024 * 1024;
    private static final int ANSWER_BYTES_PER_EVENT = 2 * 1024;

    private final HttpClient client;
    private final URI events;
    private final Supplier<String> keys;
    private final Duration timeout;
    private final InstantSource clock;

    Gateway(HttpClient client, URI events, Supplier<String> keys, Duration timeout, InstantSource clock) {
        this.client = client;
        this.events = events;
        this.keys = keys;
        this.timeout = timeout;
        this.clock = clock;
    }

    Reply send(Batch batch) throws InterruptedException {
        Optional<HttpRequest> request = request(batch);
        if (request.isEmpty()) {
            return new Reply.Denied(0);
        }
        int mostBytes = ANSWER_BYTES + ANSWER_BYTES_PER_EVENT * batch.events().size();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request.get(), head -> new BoundedBody(mostBytes));
        try {
            // The client's own time-out ends with the head of the answer; a body may drip for ever.
            return reply(batch, answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return new Reply.Later(Optional.empty(), true);
        } catch (ExecutionException e) {
            return new Reply.Later(Optional.empty(), false);
        } finally {
            answer.cancel(true);
        }
    }

    /** Asks for the key, each time: it may have been renewed. What the supplier throws could hold it, and is dropped. */
    private Optional<HttpRequest> request(Batch batch) {
        try {
            String key = keys.get();
            if (!KEY.matcher(key).matches()) {
                // The builder of requests would name the key in its exception.
                return Optional.empty();
            }
            return Optional.of(HttpRequest.newBuilder(events)
                    .header("Authorization", "Bearer " + key)
                    .header("Content-Type", "application/cloudevents-batch+json")
                    .header("Accept", "application/json, application/problem+json")
                    .POST(BodyPublishers.ofByteArray(batch.body()))
                    .build());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private Reply reply(Batch batch, HttpResponse<byte[]> response) {
        int status = response.statusCode();
        Optional<Duration> retryAfter =
                response.headers().firstValue("Retry-After").flatMap(text -> RetryAfter.read(text, clock.instant()));
        if (status / 100 == 2 || status == 400 || status == 409 || status == 429) {
            try {
                return new Reply.Told(Answer.read(response.body(), batch.events()), retryAfter);
            } catch (UnreadableAnswer e) {
                // Then the status alone has to do.
            }
        }
        if (batch.isAlone()) {
            Optional<Result> result = OnlyResult.read(status, response.body());
            if (result.isPresent()) {
                return new Reply.Told(Map.of(0, result.get()), retryAfter);
            }
        }
        return switch (status) {
            case 400, 413, 415 -> new Reply.NotUnderstood();
            case 408 -> new Reply.Later(retryAfter, true);
            case 429 -> new Reply.TurnedAway(retryAfter);
            // 500 is a fault in the service, perhaps set off by one event; 502, 503 and 504 say that it is not there.
            default ->
                status / 100 == 2 || status / 100 == 5
                        ? new Reply.Later(retryAfter, status == 500)
                        : new Reply.Denied(status);
        };
    }
}
