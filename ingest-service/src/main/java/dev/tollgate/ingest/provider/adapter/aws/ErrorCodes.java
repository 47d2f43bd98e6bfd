package dev.tollgate.ingest.provider.adapter.aws;

import dev.tollgate.ingest.export.FailureReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What AWS's error codes mean here. From "Error responses" of the S3 API reference, "Common errors" of each service's, and
 * the errors of {@code GetCostAndUsage} in the Cost Management API reference. A code that is not listed is judged by its
 * status.
 */
final class ErrorCodes {
    private static final Map<String, FailureReason> REASONS = reasons();

    private ErrorCodes() {}

    static Optional<FailureReason> reason(String code) {
        return Optional.ofNullable(REASONS.get(code));
    }

    private static Map<String, FailureReason> reasons() {
        Map<FailureReason, List<String>> codes = Map.of(
                FailureReason.CREDENTIAL_REFUSED,
                List.of(
                        "InvalidAccessKeyId",
                        "SignatureDoesNotMatch",
                        "InvalidSignatureException",
                        "AccessDenied",
                        "AccessDeniedException",
                        "AllAccessDisabled",
                        "AccountProblem",
                        "InvalidClientTokenId",
                        "InvalidToken",
                        "UnrecognizedClientException",
                        "MissingAuthenticationToken",
                        "MissingAuthenticationTokenException",
                        "IncompleteSignature",
                        "IncompleteSignatureException",
                        "NotSignedUp",
                        "OptInRequired"),
                FailureReason.CREDENTIAL_EXPIRED,
                List.of("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired"),
                FailureReason.CLOCK_SKEW,
                List.of("RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture"),
                FailureReason.PROVIDER_THROTTLED,
                List.of(
                        "SlowDown",
                        "Throttling",
                        "ThrottlingException",
                        "ThrottledException",
                        "RequestThrottled",
                        "RequestThrottledException",
                        "RequestLimitExceeded",
                        "TooManyRequestsException",
                        // Cost Explorer: "You made too many calls in a short period of time."
                        "LimitExceededException",
                        "BandwidthLimitExceeded"),
                FailureReason.PROVIDER_ERROR,
                List.of("InternalError", "InternalFailure", "InternalServerError", "ServiceUnavailable"),
                FailureReason.PROVIDER_TIMEOUT,
                List.of("RequestTimeout", "RequestTimeoutException"),
                // The request differs between months only, so what Cost Explorer finds invalid is the month.
                FailureReason.NO_STATEMENT,
                List.of("DataUnavailableException", "BillExpirationException", "ValidationException"),
                FailureReason.PART_CHANGED,
                List.of("PreconditionFailed", "NoSuchKey"),
                FailureReason.NOT_CONFIGURED,
                List.of("NoSuchBucket", "NoSuchEntity", "PermanentRedirect", "AuthorizationHeaderMalformed"));
        Map<String, FailureReason> reasons = new HashMap<>();
        codes.forEach((reason, list) -> list.forEach(code -> reasons.put(code, reason)));
        return Map.copyOf(reasons);
    }
}
