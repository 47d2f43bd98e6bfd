package dev.tollgate.ingest.backfill.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tollgate.ingest.backfill.EventAnswer;
import dev.tollgate.ingest.usage.UsageEvent;
import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The answer to a request with events. */
final class AnswerText {
    private static final JsonMapper JSON = Json.mapper();
    private static final int MOST_ERRORS = 20;
    private static final int MOST_CHARS = 300;

    private AnswerText() {}

    /** Empty unless there is exactly one result for each event, in their order, with a status that we know. */
    static Optional<List<EventAnswer>> read(byte[] body, List<UsageEvent> sent) {
        JsonNode results = tree(body).path("results");
        if (!results.isArray() || results.size() != sent.size()) {
            return Optional.empty();
        }
        List<EventAnswer> answers = new ArrayList<>(sent.size());
        for (int i = 0; i < sent.size(); i++) {
            JsonNode result = results.get(i);
            Optional<EventAnswer.Status> status =
                    EventAnswer.Status.of(result.path("status").asText());
            if (status.isEmpty() || !isOf(result, i, sent.get(i))) {
                return Optional.empty();
            }
            answers.add(new EventAnswer(status.get(), errorsOf(result)));
        }
        return Optional.of(answers);
    }

    /** What a problem (RFC 9457) says is wrong, as far as it does. */
    static List<FieldError> errors(byte[] body) {
        return errorsOf(tree(body));
    }

    /** An identity may be missing where the event could not be read; it is never another's. */
    private static boolean isOf(JsonNode result, int index, UsageEvent event) {
        return result.path("index").isInt()
                && result.path("index").intValue() == index
                && event.key()
                        .source()
                        .equals(result.path("source").asText(event.key().source()))
                && event.key().id().equals(result.path("id").asText(event.key().id()));
    }

    private static List<FieldError> errorsOf(JsonNode node) {
        List<FieldError> errors = new ArrayList<>();
        for (JsonNode error : node.path("errors")) {
            if (errors.size() < MOST_ERRORS) {
                errors.add(new FieldError(
                        printable(error.path("field").asText()),
                        printable(error.path("message").asText())));
            }
        }
        return errors;
    }

    private static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    /** It ends on somebody's terminal. */
    private static String printable(String text) {
        return text.substring(0, Math.min(text.length(), MOST_CHARS)).replaceAll("\\p{Cntrl}", "?");
    }
}
