package dev.tollgate.ingest.provider.adapter.azure;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.outbound.Outbound.Answer;
import dev.tollgate.ingest.provider.Refusals;
import java.time.Instant;
import java.util.Optional;

/**
 * What a refusal of Blob Storage means ("Common REST API error codes", "Blob Storage error codes"). Only status and code
 * are told: the rest of an answer may repeat what was signed.
 */
final class BlobRefusals {
    private BlobRefusals() {}

    /** That an access token is past its time is told so, and with 401. */
    static boolean isOfExpiredToken(Answer answer) {
        return answer.status() == 401 && code(answer).equals("InvalidAuthenticationInfo");
    }

    static ExportRefused of(Answer answer, String asked, Optional<SharedAccess> signature, Instant now) {
        int status = answer.status();
        String told = AzureError.code(code(answer))
                .map(code -> "status " + status + ", " + code)
                .orElse("status " + status);
        return switch (code(answer)) {
            case "ContainerNotFound", "ContainerBeingDeleted", "ContainerDisabled" ->
                new ExportRefused(
                        FailureReason.NOT_CONFIGURED,
                        "the storage account has no container as " + AzurePlace.CONTAINER + " names it (" + told + ")");
            case "BlobNotFound" ->
                new ExportRefused(FailureReason.PART_MISSING, "a file of the export went away while it was read");
            case "ConditionNotMet" ->
                new ExportRefused(
                        FailureReason.PART_CHANGED, "a file of the export was changed or taken away while it was read");
            default -> new ExportRefused(reason(answer, signature, now), asked + " was answered with " + told);
        };
    }

    private static FailureReason reason(Answer answer, Optional<SharedAccess> signature, Instant now) {
        FailureReason reason = Refusals.reason(answer.status(), answer.header("Date"), now);
        if (reason != FailureReason.CREDENTIAL_REFUSED || signature.isEmpty()) {
            return reason;
        }
        SharedAccess given = signature.orElseThrow();
        if (given.hasExpired(now)) {
            return FailureReason.CREDENTIAL_EXPIRED;
        }
        return given.isNotYetGood(now) ? FailureReason.CLOCK_SKEW : reason;
    }

    private static String code(Answer answer) {
        return answer.header("x-ms-error-code").orElse("");
    }
}
