package dev.tollgate.ingest.outbound.adapter.http;

import dev.tollgate.ingest.outbound.AllowedHosts;
import dev.tollgate.ingest.outbound.Backoff;
import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.outbound.OutboundConfig;
import dev.tollgate.ingest.outbound.OutboundFailure;
import dev.tollgate.ingest.outbound.OutboundRefused;
import dev.tollgate.ingest.outbound.Pause;
import dev.tollgate.kernel.Identifiers;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/**
 * A client for each call. It follows no redirect, knows no cookie and no password, and asks the guard each time. One that
 * lived on would keep its connections, and each of them what it was opened for: headers with tokens, and the answer.
 */
final class JdkOutbound implements Outbound {
    private final AllowedHosts hosts;
    private final Duration answerTimeout;
    private final Backoff backoff;
    private final InstantSource clock;
    private final Identifiers chance;
    private final Pause pause;
    private final Duration connectTimeout;

    JdkOutbound(AllowedHosts hosts, OutboundConfig config, InstantSource clock, Identifiers chance, Pause pause) {
        this.hosts = hosts;
        this.answerTimeout = config.answerTimeout();
        this.backoff = new Backoff(config.attempts(), config.maxBackoff());
        this.clock = clock;
        this.chance = chance;
        this.pause = pause;
        this.connectTimeout = config.connectTimeout();
    }

    @Override
    public Answer send(Call call) {
        for (int tried = 1; ; tried++) {
            hosts.require(call.uri());
            Tried outcome = trySending(call);
            Optional<Duration> wait = outcome.isPassing() && call.repeatable()
                    ? backoff.pause(
                            tried, outcome.retryAfter(clock), chance.next().getLeastSignificantBits())
                    : Optional.empty();
            if (wait.isEmpty()) {
                return outcome.answer();
            }
            pause.waitOut(wait.get());
        }
    }

    private Tried trySending(Call call) {
        HttpRequest request = request(call);
        HttpClient client = client();
        CompletableFuture<HttpResponse<byte[]>> sent =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), call.maxBytes()));
        try {
            // The request's own time-out ends with the head of the answer; this one with its last byte.
            HttpResponse<byte[]> response = sent.get(answerTimeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Got(new Answer(response.statusCode(), headers(response), response.body()));
        } catch (TimeoutException e) {
            return new Missed(OutboundFailure.TIMEOUT, "no whole answer within " + answerTimeout);
        } catch (ExecutionException e) {
            return missed(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Missed(OutboundFailure.CUT_OFF, "stopped while waiting for the answer");
        } finally {
            sent.cancel(true);
            client.shutdownNow();
        }
    }

    private HttpClient client() {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
    }

    private static HttpRequest request(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri())
                .method(
                        call.method(),
                        call.body().length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(call.body()));
        try {
            call.headers().forEach(request::header);
        } catch (IllegalArgumentException e) {
            // Its message repeats the header's value, which may be a token.
            throw new OutboundRefused(
                    OutboundFailure.UNSENDABLE, "what should be sent has characters that no header can have");
        }
        return request.build();
    }

    private static Map<String, String> headers(HttpResponse<?> response) {
        return response.headers().map().entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toLowerCase(Locale.ROOT),
                        entry -> entry.getValue().getFirst(),
                        (first, _) -> first));
    }

    /** Only the kind of what went wrong is told: a message could repeat what was sent. */
    private static Missed missed(Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException _ ->
                new Missed(OutboundFailure.UNREACHABLE, "no connection in the time it may take");
            case HttpTimeoutException _ -> new Missed(OutboundFailure.TIMEOUT, "no answer in the time it may take");
            case ConnectException _ -> new Missed(OutboundFailure.UNREACHABLE, "the connection was refused");
            case SSLException _ -> new Missed(OutboundFailure.UNREACHABLE, "TLS could not be agreed on");
            case IOException io
            when isTooLarge(io) -> new Missed(OutboundFailure.TOO_LARGE, "the answer has more bytes than it may have");
            case IOException _ -> new Missed(OutboundFailure.CUT_OFF, "the answer was cut off");
            default -> throw new IllegalStateException("a call failed as none should: " + cause.getClass());
        };
    }

    /** The only exception of the JDK's limiting handler; it has no type of its own. */
    private static boolean isTooLarge(IOException e) {
        return String.valueOf(e.getMessage()).contains("exceeds capacity");
    }

    private sealed interface Tried {
        boolean isPassing();

        Optional<Duration> retryAfter(InstantSource clock);

        Answer answer();
    }

    private record Got(Answer answer) implements Tried {
        @Override
        public boolean isPassing() {
            return Backoff.isPassing(answer.status());
        }

        @Override
        public Optional<Duration> retryAfter(InstantSource clock) {
            return answer.header("Retry-After").flatMap(value -> Backoff.retryAfter(value, clock.instant()));
        }
    }

    private record Missed(OutboundFailure failure, String explanation) implements Tried {
        @Override
        public boolean isPassing() {
            return failure != OutboundFailure.TOO_LARGE;
        }

        @Override
        public Optional<Duration> retryAfter(InstantSource clock) {
            return Optional.empty();
        }

        @Override
        public Answer answer() {
            throw new OutboundRefused(failure, explanation);
        }
    }
}
