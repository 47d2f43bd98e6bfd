package dev.tollgate.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What became of a request's only event: usage.md answers it by the status, with a problem (RFC 9457) in place of results.
 * Only the server's own problems are believed; the same status from something on the way says nothing of the event.
 */
final class OnlyResult {
    private static final String CONFLICT = "urn:tollgate:problem:conflict";
    private static final String INVALID = "urn:tollgate:problem:invalid-request";
    /** An event's own; a mistake in anything else, such as the path, is one of the request. */
    private static final Set<String> ATTRIBUTES = Set.of("specversion", "id", "source", "type", "time", "data");

    private OnlyResult() {}

    /** Empty when this answer says nothing of the event. */
    static Optional<Result> read(int status, byte[] body) {
        if (status != 400 && status != 409) {
            return Optional.empty();
        }
        String[] type = {""};
        List<EventError> errors = new ArrayList<>();
        try {
            JsonReader json = new JsonReader(Answer.decoded(body));
            json.object(key -> {
                switch (key) {
                    case "type" -> type[0] = json.string();
                    case "errors" -> json.array(() -> Answer.error(json, errors));
                    default -> json.skip();
                }
            });
            json.end();
        } catch (UnreadableAnswer e) {
            return Optional.empty();
        }
        if (status == 409 && type[0].equals(CONFLICT)) {
            return Optional.of(new Result(Result.Status.CONFLICT, errors));
        }
        boolean isRejected = type[0].equals(INVALID)
                && !errors.isEmpty()
                && errors.stream().allMatch(error -> isOfAnEvent(error.field()));
        return status == 400 && isRejected ? Optional.of(new Result(Result.Status.REJECTED, errors)) : Optional.empty();
    }

    private static boolean isOfAnEvent(String field) {
        return ATTRIBUTES.contains(field) || field.startsWith("data.");
    }
}
