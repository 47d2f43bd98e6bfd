package dev.tollgate.ingest.backfill.adapter.http;

import dev.tollgate.ingest.backfill.EventAnswer;
import dev.tollgate.ingest.backfill.EventReceiver;
import dev.tollgate.ingest.outbound.Backoff;
import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.outbound.OutboundRefused;
import dev.tollgate.ingest.usage.UsageEvent;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code POST /v1/usage-events?origin=backfill}, as {@code usage.md} has it. */
final class GatewayReceiver implements EventReceiver {
    /** A thousand answers, each with its event's identity and every mistake that it can have. */
    private static final int MOST_ANSWER_BYTES = 16 * 1024 * 1024;

    private final URI events;
    private final String apiKey;
    private final Outbound outbound;
    private final InstantSource clock;

    GatewayReceiver(URI events, String apiKey, Outbound outbound, InstantSource clock) {
        this.events = events;
        this.apiKey = apiKey;
        this.outbound = outbound;
        this.clock = clock;
    }

    @Override
    public Reply send(List<UsageEvent> sent) {
        Map<String, String> headers = Map.of(
                "Authorization", "Bearer " + apiKey,
                "Content-Type", "application/x-ndjson",
                "Accept", "application/json, application/problem+json");
        try {
            return reply(
                    sent,
                    outbound.send(new Outbound.Call(
                            "POST", events, headers, EventText.lines(sent), false, MOST_ANSWER_BYTES)));
        } catch (OutboundRefused e) {
            return switch (e.failure()) {
                case UNREACHABLE, TIMEOUT, CUT_OFF -> new Reply.Later(e.explanation(), Optional.empty());
                case HOST_REFUSED, TOO_LARGE, UNSENDABLE -> new Reply.Hopeless(e.explanation());
            };
        }
    }

    private Reply reply(List<UsageEvent> sent, Outbound.Answer answer) {
        int status = answer.status();
        if (status == 200 || status == 207) {
            return answered(sent, answer);
        }
        if (sent.size() == 1 && (status == 400 || status == 409)) {
            return ofTheOnlyOne(sent, answer);
        }
        if (status == 401) {
            return new Reply.Denied("the server does not know the API key (401)");
        }
        if (status == 403) {
            return new Reply.Denied("the API key may not send usage events (403)");
        }
        if (status == 408 || status == 429 || status / 100 == 5) {
            return new Reply.Later("the server answered " + status, retryAfter(answer));
        }
        return new Reply.Hopeless("the server answered " + status
                + (status / 100 == 3 ? "; a redirect is not followed: name the server itself" : ""));
    }

    /** An answer that is not whole says nothing of the events; asking again is safe. */
    private Reply answered(List<UsageEvent> sent, Outbound.Answer answer) {
        Optional<List<EventAnswer>> answers = AnswerText.read(answer.body(), sent);
        return answers.<Reply>map(each -> new Reply.Answered(each, retryAfter(answer)))
                .orElseGet(() -> new Reply.Later(
                        "the server's answer does not name each event once, in order", Optional.empty()));
    }

    /** A status of its own for a request with one event, whatever else the answer holds. */
    private Reply ofTheOnlyOne(List<UsageEvent> sent, Outbound.Answer answer) {
        EventAnswer.Status status = answer.status() == 409 ? EventAnswer.Status.CONFLICT : EventAnswer.Status.REJECTED;
        List<EventAnswer> answers = AnswerText.read(answer.body(), sent)
                .filter(read -> read.getFirst().status() == status)
                .orElseGet(() -> List.of(new EventAnswer(status, AnswerText.errors(answer.body()))));
        return new Reply.Answered(answers, Optional.empty());
    }

    private Optional<Duration> retryAfter(Outbound.Answer answer) {
        return answer.header("Retry-After").flatMap(value -> Backoff.retryAfter(value, clock.instant()));
    }
}
