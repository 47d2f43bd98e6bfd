package dev.tollgate.usage;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the answer to a batch. Only what the answer says about an event, by its place and its id, is believed: money is
 * not forgotten because something on the way said 200.
 */
final class Answer {
    private static final int MOST_ERRORS = 20;
    private static final int LONGEST_TEXT = 500;

    private final List<Held> sent;
    private final JsonReader json;
    private final Map<Integer, Result> results = new HashMap<>();
    private int seen;

    private Answer(List<Held> sent, JsonReader json) {
        this.sent = sent;
        this.json = json;
    }

    /**
     * The results by the place of their event in the request; one that is missing there was not told, or in a word that we
     * do not know.
     *
     * @throws UnreadableAnswer when the body is anything else than an answer to these events
     */
    static Map<Integer, Result> read(byte[] body, List<Held> sent) {
        Answer answer = new Answer(sent, new JsonReader(decoded(body)));
        boolean[] told = new boolean[1];
        answer.json.object(key -> {
            if (key.equals("results")) {
                told[0] = true;
                answer.json.array(answer::result);
            } else {
                answer.json.skip();
            }
        });
        answer.json.end();
        if (!told[0]) {
            throw new UnreadableAnswer("it has no results");
        }
        return Map.copyOf(answer.results);
    }

    static String decoded(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableAnswer("it is not UTF-8");
        }
    }

    private void result() {
        if (++seen > sent.size()) {
            throw new UnreadableAnswer("it has more results than events");
        }
        int[] index = {-1};
        String[] texts = new String[2];
        List<EventError> errors = new ArrayList<>();
        json.object(key -> {
            switch (key) {
                case "index" -> index[0] = json.index();
                case "id" -> texts[0] = json.string();
                case "status" -> texts[1] = json.string();
                case "errors" -> json.array(() -> error(json, errors));
                default -> json.skip();
            }
        });
        if (index[0] < 0 || index[0] >= sent.size() || results.containsKey(index[0])) {
            throw new UnreadableAnswer("a result has no place of its own");
        }
        status(Optional.ofNullable(texts[1]).orElse(""))
                .filter(status -> isAbout(index[0], Optional.ofNullable(texts[0]), status))
                .ifPresent(status -> results.put(index[0], new Result(status, errors)));
    }

    private boolean isAbout(int index, Optional<String> id, Result.Status status) {
        if (id.isPresent() && !id.get().equals(sent.get(index).id())) {
            throw new UnreadableAnswer("a result is about another event");
        }
        // Only an event that could not be read has no id in its result.
        return id.isPresent() || status == Result.Status.REJECTED || status == Result.Status.REFUSED;
    }

    static void error(JsonReader json, List<EventError> errors) {
        String[] texts = {"", ""};
        json.object(key -> {
            switch (key) {
                case "field" -> texts[0] = shortened(json.string());
                case "message" -> texts[1] = shortened(json.string());
                default -> json.skip();
            }
        });
        if (errors.size() < MOST_ERRORS) {
            errors.add(new EventError(texts[0], texts[1]));
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    private static Optional<Result.Status> status(String word) {
        return switch (word) {
            case "accepted" -> Optional.of(Result.Status.ACCEPTED);
            case "duplicate" -> Optional.of(Result.Status.DUPLICATE);
            case "conflict" -> Optional.of(Result.Status.CONFLICT);
            case "rejected" -> Optional.of(Result.Status.REJECTED);
            case "refused" -> Optional.of(Result.Status.REFUSED);
            // A word of a later version; to try again is safe, to guess is not.
            default -> Optional.empty();
        };
    }
}
