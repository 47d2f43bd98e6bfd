package dev.tollgate.ingest.usage.adapter.rest;

import dev.tollgate.ingest.usage.Outcome;
import dev.tollgate.ingest.usage.Reception;
import dev.tollgate.ingest.usage.Reception.Answered;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** Receptions as HTTP. */
final class UsageAnswers {
    private static final int OK = 200;
    private static final int MULTI_STATUS = 207;

    private UsageAnswers() {}

    static RestResponse<UsageResponse> of(Reception reception) {
        return switch (reception) {
            case Answered answered -> answered(answered);
            case Reception.BodyWrong wrong -> throw new ProblemException(problem(wrong));
            case Reception.TooSlow slow ->
                throw new ProblemException(new Problem.TooSlow("The body did not arrive within "
                        + slow.allowed().toSeconds() + " s; nothing of it is stored."));
            case Reception.TooMuchInHand much ->
                throw new ProblemException(new Problem.TooManyRequests(
                        "More events are in hand than we hold; nothing of this request is stored.", much.retryAfter()));
            case Reception.Unconfirmed unconfirmed ->
                throw new ProblemException(new Problem.Unavailable(
                        "The store did not confirm the events. Nothing is known of the outcome; sending them again is"
                                + " safe.",
                        unconfirmed.retryAfter()));
        };
    }

    private static Problem problem(Reception.BodyWrong wrong) {
        return switch (wrong.reason()) {
            case BODY_TOO_LARGE, TOO_MANY_EVENTS ->
                new Problem.TooLarge(
                        "The " + wrong.error().field() + " " + wrong.error().message() + "; nothing of it is stored.");
            case UNREADABLE_BODY,
                    BODY_TOO_SLOW,
                    INVALID_EVENT,
                    TOO_OLD,
                    IN_THE_FUTURE,
                    CONFLICT,
                    TENANT_RATE,
                    TOO_MUCH_IN_HAND,
                    NOT_CONFIRMED ->
                new Problem.InvalidRequest(
                        "The body cannot be read as events; nothing of it is stored.", List.of(wrong.error()));
        };
    }

    private static RestResponse<UsageResponse> answered(Answered answered) {
        if (answered.outcomes().size() == 1) {
            refuseTheOnlyOne(answered.outcomes().getFirst());
        }
        Optional<Duration> retryAfter = retryAfter(answered.outcomes());
        UsageResponse response = UsageResponse.of(answered);
        if (response.refused() == response.results().size()) {
            throw new ProblemException(overRate(retryAfter.orElseThrow()));
        }
        RestResponse.ResponseBuilder<UsageResponse> built =
                RestResponse.ResponseBuilder.create(response.isComplete() ? OK : MULTI_STATUS);
        built.entity(response);
        retryAfter.ifPresent(wait -> built.header(HttpHeaders.RETRY_AFTER, seconds(wait)));
        return built.build();
    }

    /** A sender of single events reads the status alone. */
    private static void refuseTheOnlyOne(Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted _, Outcome.Duplicate _ -> {}
            case Outcome.Conflict conflict ->
                throw new ProblemException(new Problem.Conflict(
                        "An event of this tenant, source and id was accepted at " + conflict.firstAcceptedAt()
                                + " with other content. This one is kept apart and not counted."));
            case Outcome.Rejected rejected ->
                throw new ProblemException(
                        new Problem.InvalidRequest("The event is wrong and not stored.", rejected.errors()));
            case Outcome.Refused refused -> throw new ProblemException(overRate(refused.retryAfter()));
        }
    }

    private static Problem overRate(Duration retryAfter) {
        return new Problem.TooManyRequests(
                "The events' tenants are over their rate; nothing is stored.", Duration.ofSeconds(seconds(retryAfter)));
    }

    private static Optional<Duration> retryAfter(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(Outcome.Refused.class::isInstance)
                .map(outcome -> ((Outcome.Refused) outcome).retryAfter())
                .max(Comparator.naturalOrder());
    }

    /** Rounded up: who comes a moment too early comes in vain. */
    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
