package dev.tollgate.ingest.provider.adapter.aws;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.outbound.Backoff;
import dev.tollgate.ingest.outbound.OutboundRefused;
import dev.tollgate.ingest.provider.Refusals;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * What became of a request that did not succeed. Of what the SDK throws only the kind, the status and the code are taken:
 * its messages may repeat what was sent.
 *
 * @param said for people, after the words "was answered with" or "failed: "
 */
record Fault(Kind kind, FailureReason reason, String said, Optional<Duration> retryAfter) {
    /** AWS's codes are words; what has digits in it may be a key that somebody sent back. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z.]{1,64}");

    private static final int MOST_CAUSES = 20;

    /** What may help. */
    enum Kind {
        /** The same request a little later. */
        PASSING,
        /** Another token. */
        EXPIRED,
        /** Another idea of the time. */
        SKEWED,
        /** Nothing. */
        LASTING
    }

    static Fault of(RuntimeException thrown, Instant now) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++, cause = cause.getCause()) {
            switch (cause) {
                case OutboundRefused refused -> {
                    ExportRefused told = Refusals.of(refused);
                    return new Fault(Kind.LASTING, told.reason(), told.explanation(), Optional.empty());
                }
                case AwsServiceException service -> {
                    return answered(service, now);
                }
                case ApiCallAttemptTimeoutException _ -> {
                    return passing(FailureReason.PROVIDER_TIMEOUT, "no whole answer in the time it may take");
                }
                case AbortedException _ -> {
                    return lasting(FailureReason.ANSWER_CUT_OFF, "stopped while waiting for the answer");
                }
                case IOException io
                when isOfTheConnection(io) -> {
                    return connection(io);
                }
                default -> {}
            }
        }
        return lasting(FailureReason.BAD_ANSWER, "an answer of another shape than documented");
    }

    ExportRefused refused(String asked) {
        return new ExportRefused(reason, asked + ": " + said);
    }

    private static Fault answered(AwsServiceException thrown, Instant now) {
        Optional<SdkHttpResponse> response = Optional.ofNullable(thrown.awsErrorDetails())
                .flatMap(details -> Optional.ofNullable(details.sdkHttpResponse()));
        String code = Optional.ofNullable(thrown.awsErrorDetails())
                .flatMap(details -> Optional.ofNullable(details.errorCode()))
                .filter(text -> CODE.matcher(text).matches())
                .orElse("");
        int status = thrown.statusCode();
        FailureReason reason = reason(code, thrown, response, now);
        String said = "status " + status + (code.isEmpty() ? "" : " (" + code + ")") + advice(code, status);
        boolean passes = reason == FailureReason.PROVIDER_THROTTLED
                || reason == FailureReason.PROVIDER_ERROR
                || reason == FailureReason.PROVIDER_TIMEOUT
                || Backoff.isPassing(status);
        Kind kind =
                switch (reason) {
                    case CREDENTIAL_EXPIRED -> Kind.EXPIRED;
                    case CLOCK_SKEW -> Kind.SKEWED;
                    default -> passes ? Kind.PASSING : Kind.LASTING;
                };
        return new Fault(kind, reason, said, response.flatMap(answer -> retryAfter(answer, now)));
    }

    private static FailureReason reason(
            String code, AwsServiceException thrown, Optional<SdkHttpResponse> response, Instant now) {
        if (thrown.statusCode() == 412) {
            return FailureReason.PART_CHANGED;
        }
        FailureReason byStatus = Refusals.reason(
                thrown.statusCode(), response.flatMap(answer -> answer.firstMatchingHeader("Date")), now);
        if (thrown.isClockSkewException() || byStatus == FailureReason.CLOCK_SKEW) {
            return FailureReason.CLOCK_SKEW;
        }
        return ErrorCodes.reason(code).orElse(byStatus);
    }

    private static String advice(String code, int status) {
        return switch (code) {
            case "NoSuchBucket" -> "; " + AwsSettings.BUCKET + " names no bucket";
            case "PermanentRedirect", "AuthorizationHeaderMalformed" ->
                "; " + AwsSettings.REGION + " is not where the bucket is";
            case "ValidationException" -> "; Cost Explorer keeps 14 months by day and 38 by month";
            default -> status / 100 == 3 ? "; a redirect is not followed" : "";
        };
    }

    /** {@code x-amz-retry-after} counts milliseconds, by the SDKs' common retry specification. */
    private static Optional<Duration> retryAfter(SdkHttpResponse answer, Instant now) {
        return answer.firstMatchingHeader("x-amz-retry-after")
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= 12)
                .filter(text -> text.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(text -> Duration.ofMillis(Long.parseLong(text)))
                .or(() -> answer.firstMatchingHeader("Retry-After").flatMap(value -> Backoff.retryAfter(value, now)));
    }

    /** Parsers throw exceptions of input and output too, for an answer that arrived whole and is none. */
    private static boolean isOfTheConnection(IOException e) {
        return e instanceof SocketException
                || e instanceof InterruptedIOException
                || e instanceof UnknownHostException
                || e instanceof SSLException
                || e instanceof EOFException
                || e.getClass() == IOException.class;
    }

    private static Fault connection(IOException e) {
        return switch (e) {
            case ConnectException _ -> unreachable("the connection was refused");
            case NoRouteToHostException _ -> unreachable("there is no way to the host");
            case UnknownHostException _ -> unreachable("the host has no address");
            case SSLException _ -> unreachable("TLS could not be agreed on");
            case SocketTimeoutException timeout
            when isConnecting(timeout) -> unreachable("no connection in the time it may take");
            case SocketTimeoutException _ ->
                passing(FailureReason.PROVIDER_TIMEOUT, "no answer in the time it may take");
            default -> passing(FailureReason.ANSWER_CUT_OFF, "the answer was cut off");
        };
    }

    /** The JDK has one type for both, and says which in its message only. */
    private static boolean isConnecting(SocketTimeoutException e) {
        return String.valueOf(e.getMessage()).contains("onnect");
    }

    private static Fault unreachable(String said) {
        return passing(FailureReason.PROVIDER_UNREACHABLE, said);
    }

    private static Fault passing(FailureReason reason, String said) {
        return new Fault(Kind.PASSING, reason, said, Optional.empty());
    }

    private static Fault lasting(FailureReason reason, String said) {
        return new Fault(Kind.LASTING, reason, said, Optional.empty());
    }
}
