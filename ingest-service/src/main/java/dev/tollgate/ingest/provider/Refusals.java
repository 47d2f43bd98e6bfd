package dev.tollgate.ingest.provider;

import dev.tollgate.ingest.credential.CredentialFailure;
import dev.tollgate.ingest.credential.CredentialRefused;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.outbound.Outbound.Answer;
import dev.tollgate.ingest.outbound.OutboundFailure;
import dev.tollgate.ingest.outbound.OutboundRefused;
import dev.tollgate.kernel.Problem.FieldError;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** From what stood in the way of a live run to the reason that it fails with: one place, so that all providers agree. */
public final class Refusals {
    /** AWS and Azure refuse what is signed 15 minutes off, Google 10; below that a refusal has another cause. */
    private static final Duration BELIEVED_SKEW = Duration.ofMinutes(5);

    private Refusals() {}

    public static ExportRefused of(CredentialRefused refused) {
        return new ExportRefused(reason(refused.failure()), refused.explanation());
    }

    public static ExportRefused of(OutboundRefused refused) {
        return new ExportRefused(reason(refused.failure()), refused.explanation());
    }

    /** Of what nobody expected: where it happened is kept for our log, and not a word of it, since it may hold a secret. */
    public static ExportRefused ofUnexpected(RuntimeException unexpected) {
        IllegalStateException wordless =
                new IllegalStateException(unexpected.getClass().getName());
        wordless.setStackTrace(unexpected.getStackTrace());
        return new ExportRefused(FailureReason.INTERNAL_ERROR, "an error of ours; the log says where", wordless);
    }

    /**
     * Lets through whoever lacks nothing.
     *
     * @throws ExportRefused as not configured, naming all that is missing (A4)
     */
    public static void requireConfigured(List<FieldError> missing) {
        if (!missing.isEmpty()) {
            throw new ExportRefused(
                    FailureReason.NOT_CONFIGURED,
                    missing.stream()
                            .map(error -> error.field() + " " + error.message())
                            .collect(Collectors.joining("; ")));
        }
    }

    /**
     * Of an answer that is no success.
     *
     * @param asked what was asked for, in words, such as "the invoice-month query"
     */
    public static ExportRefused of(Answer answer, String asked, Instant now) {
        return new ExportRefused(
                reason(answer.status(), answer.header("Date"), now),
                asked + " was answered with status " + answer.status());
    }

    /** @param date the answer's {@code Date}, where it has one */
    public static FailureReason reason(int status, Optional<String> date, Instant now) {
        return switch (status) {
            case 401, 403 ->
                date.filter(value -> isSkewed(value, now)).isPresent()
                        ? FailureReason.CLOCK_SKEW
                        : FailureReason.CREDENTIAL_REFUSED;
            case 408 -> FailureReason.PROVIDER_TIMEOUT;
            case 429 -> FailureReason.PROVIDER_THROTTLED;
            // Whatever else is no success, a redirect too, is not what the documentation lets one expect.
            default -> status >= 500 ? FailureReason.PROVIDER_ERROR : FailureReason.BAD_ANSWER;
        };
    }

    public static FailureReason reason(CredentialFailure failure) {
        return switch (failure) {
            case NOT_FOUND -> FailureReason.CREDENTIAL_NOT_FOUND;
            case DENIED -> FailureReason.CREDENTIAL_DENIED;
            case SEALED -> FailureReason.CREDENTIALS_SEALED;
            case EXPIRED -> FailureReason.CREDENTIAL_EXPIRED;
            case TIMEOUT -> FailureReason.CREDENTIALS_TIMEOUT;
            case MALFORMED -> FailureReason.CREDENTIAL_MALFORMED;
            case UNREACHABLE -> FailureReason.CREDENTIALS_UNREACHABLE;
        };
    }

    private static FailureReason reason(OutboundFailure failure) {
        return switch (failure) {
            case HOST_REFUSED -> FailureReason.HOST_REFUSED;
            case UNREACHABLE -> FailureReason.PROVIDER_UNREACHABLE;
            case TIMEOUT -> FailureReason.PROVIDER_TIMEOUT;
            case CUT_OFF -> FailureReason.ANSWER_CUT_OFF;
            case TOO_LARGE -> FailureReason.TOO_LARGE;
            case UNSENDABLE -> FailureReason.CREDENTIAL_MALFORMED;
        };
    }

    private static boolean isSkewed(String date, Instant now) {
        try {
            Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Duration.between(theirs, now).abs().compareTo(BELIEVED_SKEW) > 0;
        } catch (DateTimeException e) {
            // Without a date that can be read, nothing is known of their clock.
            return false;
        }
    }
}
