package dev.tollgate.ingest.provider.adapter.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.outbound.Outbound.Answer;
import dev.tollgate.ingest.provider.Refusals;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Azure's answers say when they say no: its codes are repeated, its messages never, since they quote requests. */
final class AzureError {
    /** Azure's codes are words; what has digits in it may be a key that somebody sent back. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z]{1,64}");

    private static final ObjectMapper JSON = Json.mapper();

    private AzureError() {}

    /** @throws ExportRefused {@code BAD_ANSWER} for what is no JSON object; without a cause, which could quote it */
    static JsonNode json(byte[] body, String asked) {
        try {
            JsonNode root = JSON.readTree(body);
            if (root.isObject()) {
                return root;
            }
        } catch (IOException e) {
            // A parser's message may quote the answer, which may quote the request.
        }
        throw bad(asked, "is no JSON object");
    }

    static ExportRefused bad(String asked, String what) {
        return new ExportRefused(FailureReason.BAD_ANSWER, "the answer to " + asked + " " + what);
    }

    /** {@code error.code} of the Azure Resource Manager's error shape, where there is one that looks like a code. */
    static Optional<String> code(Answer answer) {
        try {
            return code(JSON.readTree(answer.body()).path("error").path("code").asText());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Optional<String> code(String text) {
        return Optional.of(text).filter(CODE.asMatchPredicate());
    }

    /** Of an answer of the Azure Resource Manager that is no success. */
    static ExportRefused of(Answer answer, String asked, Instant now) {
        if (answer.status() == 404) {
            return new ExportRefused(
                    FailureReason.NOT_CONFIGURED, "Azure does not know what " + AzurePlace.SCOPE + " names");
        }
        ExportRefused refused = Refusals.of(answer, asked, now);
        return code(answer)
                .map(code -> new ExportRefused(refused.reason(), refused.explanation() + ", " + code))
                .orElse(refused);
    }
}
