package dev.tollgate.canary.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tollgate.canary.probe.Answer;
import dev.tollgate.canary.probe.NoAnswer;
import dev.tollgate.canary.probe.Reason;
import dev.tollgate.canary.probe.Request;
import dev.tollgate.canary.probe.Target;
import dev.tollgate.canary.safety.KeyKind;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A target over HTTP/1.1. No redirect is followed, no more than {@value #MAX_BODY_BYTES} bytes are read, and the whole
 * answer, its body included, must be there in time.
 */
public final class HttpTarget implements Target {
    private static final int MAX_BODY_BYTES = 64 * 1024;

    private final URI base;
    private final String key;
    private final Duration timeout;
    private final JsonMapper json = Json.mapper();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;

    /** @param key goes into the Authorization header of requests that ask for it, and nowhere else */
    public HttpTarget(URI base, String key, Duration timeout) {
        this.base = base;
        this.key = key;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .executor(threads)
                .build();
    }

    @Override
    public String address() {
        return base.getScheme() + "://" + base.getAuthority();
    }

    @Override
    public String host() {
        return base.getHost();
    }

    @Override
    public KeyKind keyKind() {
        return KeyKind.of(key);
    }

    @Override
    public Answer send(Request request) throws NoAnswer {
        // The client's own timeout ends with the headers; this one holds for a body that drips in, too.
        Future<Answer> exchange = threads.submit(() -> exchange(request));
        try {
            return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new NoAnswer(Reason.TARGET_TIMED_OUT, true);
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new NoAnswer(Reason.INTERRUPTED, true);
        } catch (ExecutionException e) {
            throw noAnswer(e.getCause());
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }

    private static NoAnswer noAnswer(@Nullable Throwable cause) {
        return switch (cause) {
            case NoAnswer known -> known;
            case ConnectException _ -> new NoAnswer(Reason.TARGET_UNREACHABLE, false);
            case HttpConnectTimeoutException _ -> new NoAnswer(Reason.TARGET_UNREACHABLE, false);
            case HttpTimeoutException _ -> new NoAnswer(Reason.TARGET_TIMED_OUT, true);
            case IOException _ -> new NoAnswer(Reason.TARGET_UNREACHABLE, true);
            case Error error -> throw error;
            case null, default -> throw new IllegalStateException("a request could not be made", cause);
        };
    }

    private Answer exchange(Request request) throws IOException, InterruptedException, NoAnswer {
        HttpResponse<InputStream> response = client.send(httpRequest(request), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            byte[] bytes = body.readNBytes(MAX_BODY_BYTES + 1);
            if (bytes.length > MAX_BODY_BYTES) {
                throw new NoAnswer(Reason.ANSWER_TOO_LARGE, true);
            }
            return answer(response.statusCode(), bytes);
        }
    }

    private HttpRequest httpRequest(Request request) throws JsonProcessingException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(base.resolve(request.path()))
                .timeout(timeout)
                .header("Accept", "application/json");
        if (request.withKey()) {
            builder.header("Authorization", "Bearer " + key);
        }
        request.idempotencyKey().ifPresent(value -> builder.header("Idempotency-Key", value));
        if (request.body().isEmpty()) {
            return builder.method(request.method(), BodyPublishers.noBody()).build();
        }
        return builder.header("Content-Type", "application/json")
                .method(request.method(), BodyPublishers.ofByteArray(json.writeValueAsBytes(request.body())))
                .build();
    }

    /** A status that stands for failure may carry any body; a success must carry JSON or nothing. */
    private Answer answer(int status, byte[] bytes) throws IOException, NoAnswer {
        Map<String, String> texts = new HashMap<>();
        Map<String, Boolean> flags = new HashMap<>();
        if (bytes.length > 0) {
            try {
                flatten("", json.readTree(bytes), texts, flags);
            } catch (JsonProcessingException e) {
                if (status < 300) {
                    throw new NoAnswer(Reason.UNREADABLE_ANSWER, true);
                }
            }
        }
        return new Answer(status, texts, flags);
    }

    private static void flatten(String path, JsonNode node, Map<String, String> texts, Map<String, Boolean> flags) {
        if (node.isTextual()) {
            texts.put(path, node.textValue());
        } else if (node.isBoolean()) {
            flags.put(path, node.booleanValue());
        } else if (node.isObject()) {
            node.properties()
                    .forEach(field -> flatten(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                            field.getValue(),
                            texts,
                            flags));
        }
    }
}
