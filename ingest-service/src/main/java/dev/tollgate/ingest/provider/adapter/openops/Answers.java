package dev.tollgate.ingest.provider.adapter.openops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tollgate.ingest.credential.Credential;
import dev.tollgate.ingest.credential.CredentialFailure;
import dev.tollgate.ingest.credential.CredentialRefused;
import dev.tollgate.ingest.credential.Credentials;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.outbound.Outbound.Answer;
import dev.tollgate.ingest.outbound.Outbound.Call;
import dev.tollgate.ingest.outbound.OutboundRefused;
import dev.tollgate.ingest.provider.Refusals;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Calls with a credential that is resolved for each, and answers that are JSON. */
record Answers(Outbound outbound, Credentials credentials, InstantSource clock) {
    /** What a header may hold; a line end in it would begin another header. */
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x21-\\x7E]{1,4096}");

    /**
     * @param call made of the credential
     * @throws ExportRefused when there was no answer
     */
    Answer answer(Function<Credential, Call> call) {
        try {
            return outbound.send(call.apply(credentials.resolve(ProviderId.OPENOPS)));
        } catch (CredentialRefused e) {
            throw Refusals.of(e);
        } catch (OutboundRefused e) {
            throw Refusals.of(e);
        }
    }

    /** @throws ExportRefused when the answer is no success, or no JSON */
    JsonNode json(String asked, Function<Credential, Call> call) {
        return json(asked, answer(call));
    }

    JsonNode json(String asked, Answer answer) {
        if (answer.status() != 200) {
            throw Refusals.of(answer, asked, clock.instant());
        }
        try {
            return Json.mapper().readTree(answer.body());
        } catch (IOException e) {
            throw bad(asked, "is no JSON");
        }
    }

    static String secret(Credential credential, String field) {
        String value = credential.require(field);
        if (!HEADER_VALUE.matcher(value).matches()) {
            throw new CredentialRefused(
                    CredentialFailure.MALFORMED, "the field " + field + " of the secret cannot stand in a header");
        }
        return value;
    }

    static ExportRefused bad(String asked, String what) {
        return new ExportRefused(FailureReason.BAD_ANSWER, "the answer to " + asked + " " + what);
    }
}
