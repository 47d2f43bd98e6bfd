package dev.tollgate.ingest.provider.adapter.gcp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.outbound.Outbound.Answer;
import dev.tollgate.ingest.provider.Refusals;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What Google answers: a JSON object, or an error of which nothing but its documented code is repeated. */
final class Answers {
    /** "Error messages" of BigQuery's documentation, and RFC 6749, 5.2, with what Google's token endpoint adds. */
    private static final Set<String> CODES = Set.of(
            "accessDenied",
            "backendError",
            "badRequest",
            "billingNotEnabled",
            "billingTierLimitExceeded",
            "blocked",
            "bytesBilledLimitExceeded",
            "forbidden",
            "internalError",
            "invalid",
            "invalidQuery",
            "jobRateLimitExceeded",
            "notFound",
            "quotaExceeded",
            "rateLimitExceeded",
            "resourcesExceeded",
            "responseTooLarge",
            "stopped",
            "tableUnavailable",
            "timeout",
            "access_denied",
            "deleted_client",
            "disabled_client",
            "invalid_client",
            "invalid_grant",
            "invalid_request",
            "invalid_scope",
            "unauthorized_client",
            "unsupported_grant_type");

    private static final Set<String> THROTTLED = Set.of("jobRateLimitExceeded", "quotaExceeded", "rateLimitExceeded");
    private static final Set<String> TOO_LARGE = Set.of("bytesBilledLimitExceeded", "responseTooLarge");
    private static final Set<String> NOT_BELIEVED = Set.of(
            "access_denied",
            "deleted_client",
            "disabled_client",
            "invalid_client",
            "invalid_grant",
            "unauthorized_client");

    private Answers() {}

    /** @throws ExportRefused when the answer is no success, or no JSON object */
    static JsonNode object(Answer answer, String asked, Instant now) {
        if (!answer.isSuccess()) {
            throw refused(answer, asked, now);
        }
        return parsed(answer).orElseThrow(() -> bad(asked, "is no JSON object"));
    }

    static ExportRefused bad(String asked, String what) {
        return new ExportRefused(FailureReason.BAD_ANSWER, "the answer to " + asked + " " + what);
    }

    /** The code of an error, where it is one of those that are documented. */
    static Optional<String> code(JsonNode error) {
        return Stream.of(
                        error,
                        error.path("reason"),
                        error.path("errors").path(0).path("reason"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(CODES::contains)
                .findFirst();
    }

    private static ExportRefused refused(Answer answer, String asked, Instant now) {
        Optional<String> code = parsed(answer).flatMap(root -> code(root.path("error")));
        String told = code.map(word -> " (" + word + ")").orElse("");
        return new ExportRefused(
                reason(answer, code.orElse(""), now), asked + " was answered with status " + answer.status() + told);
    }

    /** Google says 403 for what others say 429 for, and 400 for a key that it does not believe. */
    private static FailureReason reason(Answer answer, String code, Instant now) {
        if (THROTTLED.contains(code)) {
            return FailureReason.PROVIDER_THROTTLED;
        }
        if (TOO_LARGE.contains(code)) {
            return FailureReason.TOO_LARGE;
        }
        boolean notBelieved = answer.status() == 400 && NOT_BELIEVED.contains(code);
        return Refusals.reason(notBelieved ? 401 : answer.status(), answer.header("Date"), now);
    }

    private static Optional<JsonNode> parsed(Answer answer) {
        try {
            return Optional.ofNullable(Json.mapper().readTree(answer.body())).filter(JsonNode::isObject);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
